import { type Command, UnusableCall } from "../command.ts";
import { addressOf, userOfCall } from "../user-of-call.ts";

export const userSetupLink: Command = {
  name: "user setup-link",
  operands: "[EMAIL]",
  about: "Print a link that lets the first person in, or the named one who lost the passphrase; once, within 24 hours.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay user setup-link",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { makeEntryLink, setUpPath } = await import("#app/people/entry.server.ts");
    const store = await openStore(call.settings.dataFolder);
    const tools = { db: store.db, now: () => call.now };
    try {
      const user = call.words.length > 0 ? await userOfCall(store.db, call.words) : null;
      const path = user
        ? await makeEntryLink(tools, { kind: "new-passphrase", userId: user.id, by: call.settings.user })
        : await setUpPath(tools);
      if (path === null)
        throw new UnusableCall(
          "There are people already.",
          "Name one: `assay user setup-link EMAIL`; `assay user list` shows them.",
        );
      const link = addressOf(call.settings, path);
      call.out(call.options.json ? JSON.stringify({ link }, null, 2) : link);
      return 0;
    } finally {
      store.close();
    }
  },
};
