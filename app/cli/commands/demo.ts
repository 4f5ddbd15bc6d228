import { existsSync } from "node:fs";
import { type Command, UnusableCall } from "../command.ts";

export const demo: Command = {
  name: "demo",
  operands: "",
  about: "Fill an empty data folder with the demo contracts; with --serve, start the server.",
  options: [{ name: "serve", about: "Start the web server afterwards and print its address." }],
  example: "ASSAY_DATA=/tmp/demo assay demo --serve",
  async run(call) {
    const { databasePath } = await import("#db/client.server.ts");
    const hadDatabase = existsSync(databasePath(call.settings.dataFolder));
    const { openStore } = await import("../store.ts");
    const { listContracts } = await import("#db/contracts.server.ts");
    const store = await openStore(call.settings.dataFolder);
    let path = "";
    try {
      const contracts = await listContracts(store.db);
      const { seedNotifications } = await import("../demo/seed-notifications.ts");
      const tellVisitor = await seedNotifications({ db: store.db, settings: call.settings, now: () => call.now });
      if (contracts.length === 0) {
        const { seedDemo } = await import("../demo/seed-demo.ts");
        const { demoStart } = await import("#db/demo/contract.ts");
        call.say("Making the demo:");
        const { seedWebhook } = await import("../demo/seed-webhook.ts");
        const tell = await seedWebhook({ db: store.db, settings: call.settings, now: () => call.now });
        await seedDemo(store, demoStart(call.now), call.say);
        await tell();
      } else if (!call.options.serve) {
        throw new UnusableCall(
          "This data folder already holds contracts; the demo needs an empty one.",
          "Set ASSAY_DATA to another folder.",
        );
      } else call.say("The data folder already holds contracts; starting with those.");
      if (!hadDatabase) call.say(`Stored in ${call.settings.dataFolder}.`);
      const { demoEntry } = await import("../demo/seed-people.ts");
      if (call.options.serve) path = await demoEntry({ db: store.db, now: () => call.now });
      if (call.options.serve && contracts.length === 0) await tellVisitor();
    } finally {
      store.close();
    }
    if (!call.options.serve) return 0;
    const { serveUntilStopped } = await import("./serve.ts");
    return serveUntilStopped(call, { path, for: "Enter as the demo's admin, once, within 24 hours" });
  },
};
