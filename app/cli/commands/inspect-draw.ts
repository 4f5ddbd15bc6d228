import { type Command, textOption, UnusableCall } from "../command.ts";
import { PLAN_OPTIONS, planOf } from "./inspect-plan.ts";

export const inspectDraw: Command = {
  name: "inspect draw",
  operands: "",
  about: "Draw a random sample of a week by a plan, seeded and logged; it is reviewed in the browser.",
  options: [
    ...PLAN_OPTIONS,
    { name: "seed", value: "N", about: "By chance when left out; logged either way." },
    { name: "by", value: "NAME", about: "Who draws; the user of the settings when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay inspect draw --contract 'General helpfulness, autumn' --week 6 --major 8 --seed 42",
  async run(call) {
    const seed = textOption(call, "seed");
    if (seed !== undefined && !/^\d{1,10}$/.test(seed)) throw new UnusableCall("--seed takes a whole number.");
    const { openStore } = await import("../store.ts");
    const { drawLot } = await import("#app/inspection/draw-lot.server.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const { page } = await planOf(call, store);
      const tools = { ...store, views: viewCache(store.db), now: () => call.now };
      const drawn = await drawLot(tools, {
        batchId: page.batchId,
        request: page.form.request,
        seed: seed === undefined ? null : Number(seed),
        by: textOption(call, "by") ?? call.settings.user,
      });
      if (drawn.kind === "refused") throw new UnusableCall(drawn.message);
      const { id, number, plan } = drawn;
      if (call.options.json) call.out(JSON.stringify({ inspection: id, number, plan }, null, 2));
      else call.out(id);
      call.say(
        `Inspection ${number}: ${plan.n} of ${plan.lot} judgments drawn. Review them at /inspections/${id}/review.`,
      );
      return 0;
    } finally {
      store.close();
    }
  },
};
