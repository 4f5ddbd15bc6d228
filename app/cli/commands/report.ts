import { type Call, type Command, integerOption, requiredOption, textOption, UnusableCall } from "../command.ts";

const FORMATS = ["html", "csv", "json"] as const;

export const report: Command = {
  name: "report",
  operands: "",
  about: "Print the vendor report of a week's decision; prepares the first version, or with --new the next one.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "Week of the contract.", required: true },
    { name: "format", value: "WORD", about: `One of ${FORMATS.join(", ")}; html when left out.` },
    { name: "version", value: "N", about: "A stored version; the newest when left out." },
    { name: "new", about: "Prepare the next version; it is stored with the decision." },
    { name: "reason", value: "TEXT", about: "Why it was decided so, in words for the vendor." },
    { name: "next", value: "TEXT", about: "What to change next week, in words for the vendor." },
    {
      name: "example",
      value: "ID=WHY",
      about: "A record to show, with what it shows; may be repeated.",
      multiple: true,
    },
  ],
  example: "assay report --contract 'General helpfulness, autumn' --week 3 > week-3.html",
  async run(call) {
    const [contractName, week] = [requiredOption(call, "contract"), integerOption(call, "week")];
    const format = FORMATS.find((one) => one === (textOption(call, "format") ?? "html"));
    if (!format) throw new UnusableCall(`--format is one of ${FORMATS.join(", ")}.`);
    const version = textOption(call, "version") === undefined ? null : integerOption(call, "version");
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { decisionsInForce } = await import("#db/decision-standing.server.ts");
    const { reportContent } = await import("#app/review/vendor-report/report-page.server.ts");
    const { reportText } = await import("../report-text.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const batch = await batchNamed(store.db, await contractNamed(store.db, contractName), week);
      const decision = (await decisionsInForce(store.db, [batch.id])).get(batch.id);
      if (!decision)
        throw new UnusableCall(`Nothing that counts was decided about week ${week} yet.`, "See `assay status`.");
      const stored = await reportContent(store.db, decision.id, version);
      if (version !== null && !stored)
        throw new UnusableCall(`Decision ${decision.id} has no report version ${version}.`);
      if (call.options.new || !stored) await prepare(call, store, decision.id);
      const content = await reportContent(store.db, decision.id, version);
      if (content) call.out(reportText(content, format).replace(/\n$/, ""));
      return 0;
    } finally {
      store.close();
    }
  },
};

type OpenStore = Awaited<ReturnType<typeof import("../store.ts")["openStore"]>>;

async function prepare(call: Call, store: OpenStore, decisionId: number): Promise<void> {
  const { newReportPage } = await import("#app/review/vendor-report/report-page.server.ts");
  const { reportChoices } = await import("#app/review/vendor-report/report-form.ts");
  const { storeReport } = await import("#app/review/vendor-report/build.server.ts");
  const page = await newReportPage(store.db, decisionId);
  if (!page || page.unfit) throw new UnusableCall(page?.unfit ?? "There is no such decision.");
  const form = new URLSearchParams(page.proposals.map((proposal) => ["proposal", proposal]));
  form.set("statement", textOption(call, "reason") ?? "");
  form.set("nextText", textOption(call, "next") ?? "");
  for (const [i, { record, why }] of examplesOf(call).entries()) {
    form.set(`example-${i}-record`, record);
    form.set(`example-${i}-reason`, why);
  }
  const { choices, errors } = reportChoices(form, [...page.names, call.settings.user]);
  const [fault] = Object.values(errors);
  if (fault) throw new UnusableCall(fault);
  const result = await storeReport({ ...store, now: () => call.now }, decisionId, choices, call.settings.user);
  if (result.kind === "refused") throw new UnusableCall(result.message);
  if (result.kind === "examples") throw new UnusableCall(Object.values(result.errors).join(" "));
  call.say(`Version ${result.version} is stored with decision ${decisionId}.`);
}

function examplesOf(call: Call): { record: string; why: string }[] {
  const given = call.options.example;
  return (Array.isArray(given) ? given : []).map((text) => {
    const at = text.indexOf("=");
    if (at < 1) throw new UnusableCall(`--example is ID=WHY, not "${text.slice(0, 40)}".`);
    return { record: text.slice(0, at), why: text.slice(at + 1) };
  });
}
