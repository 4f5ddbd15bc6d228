import { PERMISSIONS } from "#app/domain/permission.ts";
import { type Command, textOption, UnusableCall } from "../command.ts";
import { userOfCall } from "../user-of-call.ts";

export const tokenCreate: Command = {
  name: "token create",
  operands: "EMAIL",
  about: "Make a token with which a program uses the API for a person, and print it, once.",
  options: [
    { name: "name", value: "TEXT", about: "What it is for.", required: true },
    {
      name: "scope",
      value: "WORD",
      about: `What it may do besides looking, may be repeated: ${Object.keys(PERMISSIONS).join(", ")}.`,
      multiple: true,
    },
    {
      name: "contract",
      value: "ID",
      about: "The only contract it sees, by id or title; left out, all of its owner’s.",
    },
    { name: "days", value: "N", about: "How long it lasts, at most 366 days; 90 when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay token create ada@example.org --name 'Training job' --scope exports.take --days 30",
  async run(call) {
    const { contractNamed, openStore } = await import("../store.ts");
    const { makeApiToken, USUAL_DAYS } = await import("#app/people/api-token.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const user = await userOfCall(store.db, call.words);
      const named = textOption(call, "contract");
      const contract = named === undefined ? "" : (await contractNamed(store.db, named)).id;
      const scopes = Array.isArray(call.options.scope) ? call.options.scope : [];
      const given = { name: textOption(call, "name"), scopes, contract, days: textOption(call, "days") ?? USUAL_DAYS };
      const made = await makeApiToken({ db: store.db, now: () => call.now }, user, given, call.settings.user);
      if (!made.ok) throw new UnusableCall(Object.values(made.errors).join(" "));
      const { id, expiresAt } = made.token;
      const expires = new Date(expiresAt).toISOString();
      if (call.options.json) call.out(JSON.stringify({ id, token: made.secret, expires }, null, 2));
      else call.out(made.secret);
      if (!call.options.json) call.say(`Token ${id}, until ${expires.slice(0, 10)}. It is not shown again.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
