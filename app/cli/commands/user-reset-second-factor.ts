import { type Command, UnusableCall } from "../command.ts";
import { userOfCall } from "../user-of-call.ts";

export const userResetSecondFactor: Command = {
  name: "user reset-second-factor",
  operands: "EMAIL",
  about: "Take the second factor of somebody who lost it away, with its recovery codes, and end the sessions.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay user reset-second-factor ada@example.org",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { PERSON_CHANGES } = await import("#app/people/people-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const user = await userOfCall(store.db, call.words);
      if (user.totpSecret === null) throw new UnusableCall(`${user.name} has no second factor.`);
      const tools = { db: store.db, now: () => call.now };
      await PERSON_CHANGES["forget-second-factor"]?.(tools, user, new URLSearchParams(), call.settings.user);
      if (call.options.json) call.out(JSON.stringify({ email: user.email, secondFactor: "none" }, null, 2));
      else call.out(`${user.name} has no second factor now; the passphrase lets in.`);
      return 0;
    } finally {
      store.close();
    }
  },
};
