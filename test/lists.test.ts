/** Every table of the screens is a list that sorts, filters, links and exports, or says here why it is none. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const routes = fileURLToPath(new URL("../app/routes", import.meta.url));

const HISTORY = "the few entries of one thing's history: their order is what they say";
const PARTS = "the parts of one figure or one decision, read as a whole";
const SAMPLE = "the first rows of a set that has a list, or a file, of its own";
const QUEUE = "a queue whose order is the statement: worst or soonest first";
const OF_ONE = "the handful that belongs to one thing";
const SERIES = "a series in the order of time, under its chart";
const PAPER = "a document as it goes to somebody else, in its own order";

/** By file, how many tables in it are no lists, and why. */
const NOT_LISTS: Record<string, [number, string]> = {
  "_index/attention.tsx": [1, QUEUE],
  "_index/contract-strips.tsx": [1, "a glance; the list is under Contracts"],
  "_index/open-ends.tsx": [1, QUEUE],
  "_index/waiting.tsx": [1, QUEUE],
  "account_.tokens/tokens-table.tsx": [1, OF_ONE],
  "vendors.$vendor_.links/links-table.tsx": [1, OF_ONE],
  "annotators.$vendor.$pseudonym/annotator-conduct.tsx": [1, PARTS],
  "annotators.$vendor.$pseudonym/annotator-partners.tsx": [1, OF_ONE],
  "annotators.$vendor.$pseudonym/annotator-weeks.tsx": [1, SERIES],
  "attachment-parts/attachments-table.tsx": [1, "of one term or milestone; the list is under Documents"],
  "batches.$batch.deliveries/quarantine.tsx": [1, `${SAMPLE}: the quarantine goes out as CSV`],
  "batches.$batch.deliveries/versions-table.tsx": [1, HISTORY],
  "batches.$batch.history/past-decision.tsx": [1, PARTS],
  "batches.$batch.inspect/plan-preview.tsx": [1, PARTS],
  "batches.$batch.scores/accuracy.tsx": [1, "few strata in their own order, with CSV; the list is the metric's slices"],
  "batches.$batch.scores/import-scores.tsx": [1, SAMPLE],
  "batches.$batch/gates-table.tsx": [1, "worst first, as the verdict above says it; the list is the metrics tab"],
  "batches.$batch_.adjudicate_.$delivery.$n/judged.tsx": [1, OF_ONE],
  "batches.$batch_.decide/effect-tables.tsx": [2, PARTS],
  "batches.$batch_.records.$delivery.$n/contamination.tsx": [1, OF_ONE],
  "batches.$batch_.records.$delivery.$n/judgments-table.tsx": [1, OF_ONE],
  "batches.$batch_.records.$delivery.$n/record-facts.tsx": [1, PARTS],
  "calibration.$round/answers.tsx": [1, HISTORY],
  "calibration.$round/cell-table.tsx": [1, "the items of one cell, behind it; the cells are exported"],
  "calibration.$round/missed-table.tsx": [1, QUEUE],
  "check.$job/report-quarantine.tsx": [1, `${SAMPLE}: the report goes out as JSON`],
  "compare/what-is-left.tsx": [1, PARTS],
  "contract-form/ramp-fields.tsx": [1, "fields of a form"],
  "contracts.$contract.amendments/amendment.tsx": [1, "the changes of one amendment; all go out in one CSV"],
  "contracts.$contract.checkpoints/unknown-models.tsx": [1, "what is to be registered; gone when it is"],
  "contracts.$contract.close-out/stored-versions.tsx": [1, HISTORY],
  "contracts.$contract.quality/route.tsx": [1, "a menu"],
  "contracts.$contract.terms/dated-terms.tsx": [1, "kinds of term that nobody has recorded: what is to be done"],
  "contracts.$contract.terms/mix-terms.tsx": [1, PARTS],
  "contracts.$contract.terms/terms.tsx": [
    2,
    "the price tiers and models as the contract has them; both go out with its JSON",
  ],
  "contracts.$contract_.calibration/batch-effects.tsx": [1, SERIES],
  "contracts.$contract_.calibration/gold-weeks.tsx": [1, SERIES],
  "contracts.$contract_.charts/wins-figure.tsx": [1, SERIES],
  "contracts.$contract_.checkpoints_.$model/collected-table.tsx": [1, SERIES],
  "contracts.$contract_.checkpoints_.$model/downtimes.tsx": [1, HISTORY],
  "contracts.$contract_.checkpoints_.$model/history.tsx": [1, HISTORY],
  "contracts.$contract_.control/signals-table.tsx": [1, "the points beyond a limit; every point goes out as CSV"],
  "contracts.$contract_.helping/every-evaluation.tsx": [1, PARTS],
  "contracts.$contract_.helping/week-by-week.tsx": [1, SERIES],
  "contracts.$contract_.milestones_.$milestone/entries-table.tsx": [1, HISTORY],
  "contracts.$contract_.population/coverage-tables.tsx": [1, PARTS],
  "contracts.$contract_.terms_.$kind/term-versions.tsx": [1, HISTORY],
  "decisions.$decision.report/versions.tsx": [1, HISTORY],
  "for-vendor.$token/contract-weeks.tsx": [1, PAPER],
  "for-vendor.$token/open-questions.tsx": [1, OF_ONE],
  "flags.$flag/flagged-records.tsx": [1, `${SAMPLE}: records by filter`],
  "flags.$flag/rulings.tsx": [1, HISTORY],
  "inspections.$inspection/classes-table.tsx": [1, PARTS],
  "invoices.$invoice/follow-ups.tsx": [1, HISTORY],
  "jobs.$job/job-end.tsx": [1, SAMPLE],
  "jobs.$job_.mapping/preview-tables.tsx": [2, SAMPLE],
  "contracts.$contract_.retention/deleted.tsx": [1, HISTORY],
  "contracts.$contract_.retention/rules.tsx": [1, HISTORY],
  "keeping._index/backups.tsx": [1, HISTORY],
  "keeping._index/erasures.tsx": [1, HISTORY],
  "keeping._index/everything.tsx": [1, HISTORY],
  "keeping._index/given-up.tsx": [1, HISTORY],
  "keeping._index/retentions.tsx": [1, QUEUE],
  "ledger-parts/checked-lines.tsx": [1, PAPER],
  "loop-parts/in-training.tsx": [1, OF_ONE],
  "metrics.$metric/weeks-table.tsx": [1, SERIES],
  "metrics._index/catalogue.tsx": [1, "the catalogue in its groups; filtered by its own form, and whole as CSV"],
  "notifications.choices/places-form.tsx": [1, "fields of a form"],
  "people-parts/sessions-table.tsx": [1, OF_ONE],
  "people.$user/contract-roles.tsx": [1, OF_ONE],
  "people._index/people-table.tsx": [1, "the people of one desk"],
  "people._index/roles-table.tsx": [1, "what a role may do: a matrix"],
  "policies.$policy/credits-table.tsx": [1, PARTS],
  "portfolio/stake-by-currency.tsx": [1, PARTS],
  "protected-sets._index/set-preview.tsx": [1, SAMPLE],
  "releases.$release/downloads.tsx": [1, OF_ONE],
  "releases.$release/files.tsx": [1, OF_ONE],
  "releases.$release/funnel-table.tsx": [1, "the steps of a funnel, with CSV"],
  "releases.$release/left-out.tsx": [1, PARTS],
  "releases.$release/members.tsx": [1, "in the order in which it is written"],
  "releases.$release_.card/card-part.tsx": [1, PAPER],
  "releases.$release_.diff/changed-table.tsx": [1, `${SAMPLE}: narrowed above it, all in the CSV`],
  "releases.$release_.diff/reasons-table.tsx": [1, PARTS],
  "releases.$release_.without/without-table.tsx": [1, "in the order in which they are written, with CSV"],
  "releases.$release_.pairs/pairs-table.tsx": [
    1,
    "in the order in which they are written, narrowed above it, with CSV",
  ],
  "report-parts/report-blocks.tsx": [1, PAPER],
  "runs.$run/against.tsx": [1, PARTS],
  "slices.$slice/slice-flags.tsx": [1, OF_ONE],
  "slices.$slice/slice-metrics.tsx": [1, PARTS],
  "slices.$slice/slice-weeks.tsx": [1, SERIES],
  "vendors.$vendor/money-and-answers.tsx": [1, PARTS],
  "vendors.$vendor/scorecard-table.tsx": [
    1,
    "the measures of a scorecard, in the order of their definitions, with CSV",
  ],
  "vendors.$vendor/vendor-contracts.tsx": [1, OF_ONE],
  "vendors.$vendor/vendor-mappings.tsx": [1, OF_ONE],
  "vendors.$vendor_.incidents_.$incident/incident-history.tsx": [1, HISTORY],
  "vendors.$vendor_.population/known-attributes.tsx": [1, PARTS],
  "vendors.compare/compared-lines.tsx": [1, "measures beside each other, with CSV"],
  "vendors.compare/compared-mix.tsx": [1, PARTS],
  "vendors.compare/compared-money.tsx": [1, PARTS],
  "vendors.compare/shared-by-two.tsx": [1, PARTS],
  "vendors.compare_.shared/agreement-of-two.tsx": [1, PARTS],
  "vendors.compare_.shared/price-of-agreed.tsx": [1, PARTS],
  "vendors.compare_.shared_.$delivery.$n/one-vendor.tsx": [1, OF_ONE],
  "webhooks.$webhook/messages-table.tsx": [1, "newest first, filtered by state; goes out as CSV"],
  "webhooks._index/webhooks-table.tsx": [1, "the few webhooks of one desk"],
};

const tables = readdirSync(routes, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx") && name !== "list-parts/list-table.tsx")
  .map((name) => ({ name, source: readFileSync(join(routes, name), "utf8") }))
  .flatMap(({ name, source }) => {
    const parts = source.split(/<Table\b(?!Props)/).slice(1);
    const loose = parts.filter((props) => !/\bsort=\{[\s\S]*\bcsvHref=/.test(props));
    return loose.length > 0 ? [[name, loose.length] as const] : [];
  });

describe("the tables of the screens", () => {
  it("sort and export, or are named here with the reason why they are no lists", () => {
    expect(Object.fromEntries(tables)).toEqual(
      Object.fromEntries(Object.entries(NOT_LISTS).map(([name, [count]]) => [name, count])),
    );
  });
});
