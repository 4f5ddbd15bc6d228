import { type Command, UnusableCall } from "../command.ts";

export const tokenRevoke: Command = {
  name: "token revoke",
  operands: "ID",
  about: "End a token of the API at once.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay token revoke 0f9b4a52-63c1-4d7e-8f20-9a1b2c3d4e5f",
  async run(call) {
    const [id, more] = call.words;
    if (id === undefined || more !== undefined) throw new UnusableCall("Name one token by its id.");
    const { openStore } = await import("../store.ts");
    const { revokeApiToken } = await import("#db/api-tokens.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      if (!(await revokeApiToken(store.db, id, call.now)))
        throw new UnusableCall("There is no such token, or it was revoked before.", "`assay token list` lists them.");
      if (call.options.json) call.out(JSON.stringify({ revoked: id }, null, 2));
      else call.out("Revoked.");
      return 0;
    } finally {
      store.close();
    }
  },
};
