import { PLAN_KINDS } from "#app/domain/inspection.ts";
import type { InspectPage } from "#app/inspection/inspect-page.server.ts";
import {
  type Call,
  type Command,
  integerOption,
  type Option,
  requiredOption,
  textOption,
  UnusableCall,
} from "../command.ts";
import type { Store } from "../store.ts";

/** What a plan is made of, on the command line as in the form. */
export const PLAN_OPTIONS: readonly Option[] = [
  { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
  { name: "week", value: "N", about: "Week of the contract.", required: true },
  {
    name: "plan",
    value: "KIND",
    about: "limiting-quality (when left out), acceptance-quality, zero-acceptance or sequential.",
  },
  { name: "critical", value: "PERCENT", about: "Limit of critical defects; classes without one are not judged." },
  { name: "major", value: "PERCENT", about: "Limit of major defects." },
  { name: "minor", value: "PERCENT", about: "Limit of minor defects." },
  { name: "confidence", value: "PERCENT", about: "With zero-acceptance; 95 when left out." },
];

export const inspectPlan: Command = {
  name: "inspect plan",
  operands: "",
  about: "Show a sampling plan for a week: how many are drawn, how many defects pass, what it protects against.",
  options: [...PLAN_OPTIONS, { name: "json", about: "Print one JSON document on stdout and nothing else." }],
  example: "assay inspect plan --contract 'General helpfulness, autumn' --week 6 --major 8",
  async run(call) {
    const { openStore } = await import("../store.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const { page } = await planOf(call, store);
      const { preview, switching } = page;
      if (preview.kind === "refused") throw new UnusableCall(preview.message);
      if (call.options.json) {
        const { plan, sentence, classes } = preview;
        call.out(JSON.stringify({ plan, sentence, switching, classes }, null, 2));
        return 0;
      }
      const lines = preview.classes.map(({ defect, rule, protects }) => `  ${defect}: ${rule}. ${protects}`);
      call.out([preview.sentence, ...(switching ? [switching] : []), ...lines].join("\n"));
      return 0;
    } finally {
      store.close();
    }
  },
};

/** The batch that is meant, and the plan as the options ask for it. */
export async function planOf(call: Call, store: Store): Promise<{ page: InspectPage; params: URLSearchParams }> {
  const { batchNamed, contractNamed } = await import("../store.ts");
  const { inspectPage } = await import("#app/inspection/inspect-page.server.ts");
  const { viewCache } = await import("#app/http/view-cache.server.ts");
  const week = integerOption(call, "week");
  const batch = await batchNamed(store.db, await contractNamed(store.db, requiredOption(call, "contract")), week);
  const params = planParams(call);
  const page = await inspectPage({ ...store, views: viewCache(store.db), now: () => call.now }, batch.id, params);
  if (!page)
    throw new UnusableCall("Nothing was delivered for this week yet.", "`assay ingest FILE` takes a delivery in.");
  const [fault] = Object.entries(page.form.errors);
  if (fault) throw new UnusableCall(`--${fault[0]}: ${fault[1]}`);
  return { page, params };
}

/** Without any limit every class has its usual one. */
function planParams(call: Call): URLSearchParams {
  const plan = textOption(call, "plan") ?? "limiting-quality";
  if (!(PLAN_KINDS as readonly string[]).includes(plan))
    throw new UnusableCall(`--plan is one of ${PLAN_KINDS.join(", ")}.`);
  const params = new URLSearchParams({ plan });
  for (const name of ["critical", "major", "minor", "confidence"]) {
    const text = textOption(call, name);
    if (text !== undefined) params.set(name, text);
  }
  return params;
}
