import type { Command } from "../command.ts";

export const tokenList: Command = {
  name: "token list",
  operands: "",
  about: "List the tokens of the API: whose, what for, what they may do, when they were last used.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay token list",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { tokensShown } = await import("#app/people/api-token.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const tokens = await tokensShown({ db: store.db, now: () => call.now });
      const day = (at: number | null) => (at === null ? "never" : new Date(at).toISOString().slice(0, 10));
      if (call.options.json) call.out(JSON.stringify({ tokens }, null, 2));
      else if (tokens.length === 0) call.out("No token yet. `assay token create` makes one.");
      else
        call.out(
          tokens
            .map(
              ({ id, owner, name, state, scopes, expiresAt, usedAt }) =>
                `${id}  ${owner}  ${name}  ${state}, until ${day(expiresAt)}, used ${day(usedAt)}  ${scopes.join(" ")}`,
            )
            .join("\n"),
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
