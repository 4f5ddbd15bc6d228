import type { Command } from "../command.ts";

export const userList: Command = {
  name: "user list",
  operands: "",
  about: "List the people with an account and their roles.",
  options: [{ name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay user list",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const { usersShown } = await import("#app/people/people-page.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const users = await usersShown(store.db);
      if (call.options.json) call.out(JSON.stringify({ users }, null, 2));
      else if (users.length === 0)
        call.out("Nobody has an account yet. `assay user setup-link` lets the first one in.");
      else
        call.out(
          users
            .map(
              ({ email, name, role, isDisabled }) =>
                `${email}  ${role ?? "none"}  ${name}${isDisabled ? "  closed" : ""}`,
            )
            .join("\n"),
        );
      return 0;
    } finally {
      store.close();
    }
  },
};
