import { countOf } from "#app/domain/figure.ts";
import { type Command, integerOption, requiredOption, textOption, UnusableCall } from "../command.ts";
import { readJson } from "../json-file.ts";

export const claim: Command = {
  name: "claim",
  operands: "[METRIC VALUE]",
  about: "Note what the vendor says a metric of a week is, to hold it against our own number.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "Week of the contract.", required: true },
    { name: "n", value: "N", about: "On how many units the vendor says it." },
    { name: "source", value: "TEXT", about: "Where it was said: a report, a slide, an e-mail." },
    { name: "date", value: "DATE", about: "When it was said; today when left out." },
    { name: "file", value: "FILE", about: 'Several at once, as JSON: [{"metric", "value", "n", "source", "date"}].' },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay claim raw-agreement-no-ties 0.82 --contract 'General helpfulness, autumn' --week 3 --source report.pdf",
  async run(call) {
    const name = requiredOption(call, "contract");
    const week = integerOption(call, "week");
    const { claimsOfJson } = await import("#app/review/claim-form.ts");
    const file = textOption(call, "file");
    if (file === undefined && call.words.length !== 2)
      throw new UnusableCall("Name a metric and its value, or a file.", "assay claim METRIC VALUE, or --file FILE");
    const [metric = "", value = ""] = call.words;
    const one = {
      metric,
      value,
      n: textOption(call, "n"),
      source: textOption(call, "source"),
      date: textOption(call, "date"),
    };
    const read = claimsOfJson(file === undefined ? [one] : readJson(file), call.now);
    if (!read.ok) throw new UnusableCall("The claims cannot be used.", read.problems.join("\n"));
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { storeClaims } = await import("#db/vendor-claims.server.ts");
    const { claimsPage } = await import("#app/review/claims-page.server.ts");
    const { claimLine } = await import("#app/review/claim-line.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const batch = await batchNamed(store.db, await contractNamed(store.db, name), week);
      const entered = { batchId: batch.id, enteredAt: call.now, enteredBy: call.settings.user };
      await storeClaims(
        store.db,
        read.claims.map((said) => ({ ...said, ...entered })),
      );
      const page = await claimsPage(store.db, batch.id);
      if (call.options.json) call.out(JSON.stringify(page?.claims ?? [], null, 2));
      else {
        call.say(`${countOf(read.claims.length, "claim")} noted.`);
        call.out((page?.claims ?? []).map(claimLine).join("\n"));
      }
      return 0;
    } finally {
      store.close();
    }
  },
};
