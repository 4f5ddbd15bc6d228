import { type Command, UnusableCall } from "../command.ts";
import { userOfCall } from "../user-of-call.ts";

export const userDisable: Command = {
  name: "user disable",
  operands: "EMAIL",
  about: "Close an account: its sessions end, what it signed stays. With --undo, open it again.",
  options: [
    { name: "undo", about: "Open the account again." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay user disable ada@example.org",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { PERSON_CHANGES } = await import("#app/people/people-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const user = await userOfCall(store.db, call.words);
      const change = PERSON_CHANGES[call.options.undo ? "enable" : "disable"];
      const tools = { db: store.db, now: () => call.now };
      const done = await change?.(tools, user, new URLSearchParams(), call.settings.user);
      if (!done?.ok) throw new UnusableCall(Object.values(done?.errors ?? {}).join(" "));
      const state = call.options.undo ? "open" : "closed";
      if (call.options.json) call.out(JSON.stringify({ email: user.email, account: state }, null, 2));
      else call.out(`The account of ${user.name} is ${state}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
