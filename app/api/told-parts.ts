/** Parts of answers whose schema is made of the type that the code has (`told.ts`). */
import type { TermPage } from "#app/contracts/term-page.server.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import type { Policy } from "#app/domain/policy.ts";
import type { PlanPreview } from "#app/inspection/inspect-page.server.ts";
import type { InspectionPage } from "#app/inspection/inspection-page.server.ts";
import type { ReviewItem, ReviewPage } from "#app/inspection/review-page.server.ts";
import type { JobView } from "#app/jobs/job-view.ts";
import type { InvoicePage } from "#app/ledger/invoice-page.server.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";
import type { RunPage } from "#app/loop/run-page.server.ts";
import type { Metric } from "#app/metrics/metric.ts";
import type { Manifest } from "#app/release/manifest.ts";
import type { shrunkenShares } from "#app/review/annotator-rows.ts";
import type { foundAnnotators } from "#app/review/annotators-page.server.ts";
import type { MetricSeries } from "#app/review/metric-series.server.ts";
import type { RecordPage } from "#app/review/record-page.server.ts";
import type { Rule } from "#app/review/rules.ts";
import type { ErasureFacts } from "#db/erasure-plan.server.ts";

type One<T> = T extends readonly (infer Of)[] ? Of : never;
type Found<Page extends (...asked: never[]) => unknown> = NonNullable<Awaited<ReturnType<Page>>>;
type Priced = "total" | "tiers" | "firstBatchDiscount" | "secondApproverAbove";

export interface Parts {
  annotatorRow: One<Found<typeof foundAnnotators>["rows"]> & { shrunken: ReturnType<typeof shrunkenShares> };
  /** The contract as its file, without prices, total and limits where the token may not see money. */
  contractFile: Omit<ContractFile, Priced> & Partial<Pick<ContractFile, Priced>>;
  /** What an erasure would touch, or the job that erases and its receipt. */
  erasure: ErasureFacts | { job: string; receipt: string };
  inspectionPlan: PlanPreview["plan"];
  /** One class of defects with the risks of the plan and its operating curve. */
  inspectionClass: One<PlanPreview["classes"]>;
  inspectionStanding: InspectionPage["standing"];
  /** Invoiced, credited, paid, open. */
  invoiceBalance: InvoicePage["invoice"]["balance"];
  invoiceWeek: One<InvoicePage["invoice"]["checked"]["weeks"]>;
  /** What a job came to. */
  jobOutcome: NonNullable<JobView["result"]>;
  metric: Omit<Metric, "measure">;
  moneyBooks: Omit<MoneyPage["books"], "batches" | "invoices">;
  moneyCommitted: MoneyPage["committed"];
  /** Ten-thousandths of a minor unit. */
  moneyCost: MoneyPage["cost"];
  moneyDelivered: MoneyPage["delivered"];
  moneyForecast: MoneyPage["forecast"];
  policy: Policy;
  /** The canonical record. */
  recordText: Extract<RecordPage["text"], { kind: "text" }>["record"];
  /** Everything that the bytes of a release follow from. */
  releaseManifest: Manifest;
  /** Prompt and responses in the order shown to the annotator. */
  reviewRecord: NonNullable<ReviewItem["record"]>;
  /** The vendor’s label, once it was answered blind. */
  reviewRevealed: NonNullable<ReviewItem["revealed"]>;
  reviewProgress: ReviewPage["progress"];
  /** An exclusion or a weight. */
  rule: Rule;
  runAgainst: One<RunPage["against"]>;
  seriesEvent: One<MetricSeries["events"]>;
  /** What a change of a term says. */
  termField: One<TermPage["fields"]>;
}
