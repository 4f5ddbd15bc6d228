import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import { roleOfWord, userOfCall } from "../user-of-call.ts";

export const userRole: Command = {
  name: "user role",
  operands: "EMAIL",
  about: "Give somebody a role, for every contract or for one; none takes it away.",
  options: [
    { name: "role", value: "ROLE", about: "viewer, ops, researcher, lead, admin or none.", required: true },
    { name: "contract", value: "NAME", about: "By id or title; left out: every contract." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay user role ada@example.org --role lead",
  async run(call) {
    const role = roleOfWord(requiredOption(call, "role")) ?? "none";
    const { contractNamed, openStore } = await import("../store.ts");
    const { PERSON_CHANGES } = await import("#app/people/people-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const user = await userOfCall(store.db, call.words);
      const name = textOption(call, "contract");
      const contract = name === undefined ? null : await contractNamed(store.db, name);
      const form = new URLSearchParams({ role, ...(contract && { contract: contract.id }) });
      const change = PERSON_CHANGES[contract ? "contract-role" : "role"];
      const done = await change?.({ db: store.db, now: () => call.now }, user, form, call.settings.user);
      if (!done?.ok) throw new UnusableCall(Object.values(done?.errors ?? {}).join(" "));
      const where = contract ? contract.title : "every contract";
      if (call.options.json)
        call.out(JSON.stringify({ email: user.email, role, contract: contract?.id ?? null }, null, 2));
      else call.out(`${user.name}: ${role} for ${where}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
