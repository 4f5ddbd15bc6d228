import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";
import { addressOf, roleOfWord } from "../user-of-call.ts";

export const userInvite: Command = {
  name: "user invite",
  operands: "EMAIL",
  about: "Make an account and print the link with which its owner comes in, once, within a week.",
  options: [
    { name: "name", value: "NAME", about: "As it stands under decisions.", required: true },
    { name: "role", value: "ROLE", about: "viewer, ops, researcher, lead, admin or none; viewer when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay user invite ada@example.org --name 'Ada Example' --role lead",
  async run(call) {
    const [email = "", more] = call.words;
    if (email === "" || more !== undefined) throw new UnusableCall("Give one e-mail address.");
    const role = roleOfWord(textOption(call, "role") ?? "viewer") ?? "none";
    const form = new URLSearchParams({ email, name: requiredOption(call, "name"), role });
    const { openStore } = await import("../store.ts");
    const { invite } = await import("#app/people/people-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const invited = await invite({ db: store.db, now: () => call.now }, form, call.settings.user);
      if (!invited.ok) throw new UnusableCall(Object.values(invited.errors).join(" "));
      const link = addressOf(call.settings, invited.link ?? "");
      call.out(call.options.json ? JSON.stringify({ email, role, link }, null, 2) : link);
      return 0;
    } finally {
      store.close();
    }
  },
};
