/**
 * What a vendor sees of its own work: what it delivered, what was decided, the reports it was given, the questions that
 * wait. It is given a database in which nothing is but its own contracts, and of that only what is meant for it: no
 * signer, no reason or note of ours, no policy.
 */
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import { reportDocument } from "#app/review/vendor-report/blocks.ts";
import type { ReportContent } from "#app/review/vendor-report/content.ts";
import type { Db } from "#db/client.server.ts";
import { stageByContract } from "#db/contract-life.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { deliveriesOfBatch } from "#db/deliveries.server.ts";
import { type BatchProgress, batchProgress } from "#db/progress.server.ts";
import { questionsOf } from "#db/questions.server.ts";
import { reportsOfDecision, vendorReportById } from "#db/vendor-reports.server.ts";

export type VendorView = NonNullable<Awaited<ReturnType<typeof vendorView>>>;

/** @param own the database as {@link restrictedDb} gives it for the contracts of the link. */
export async function vendorView(own: Db) {
  const stages = await stageByContract(own);
  // What is only talked about has no batches, and nothing that was agreed on.
  const contracts = (await listContracts(own)).filter(({ id }) => stages.get(id) !== "sourcing");
  const shown = await Promise.all(
    contracts.map(async ({ id, title, unit }) => {
      const weeks = await Promise.all((await batchProgress(own, id)).map((week) => batchLine(own, week)));
      return { id, title, unit, weeks };
    }),
  );
  const questions = (await questionsOf(own, null)).filter(
    ({ contractId, answer }) => answer === null && contracts.some(({ id }) => id === contractId),
  );
  return {
    contracts: shown,
    questions: questions.map(({ id, contract, week, asked, text, at }) => ({ id, contract, week, asked, text, at })),
  };
}

async function batchLine(own: Db, progress: BatchProgress) {
  const { id, week, phase, dueAt, expectedUnits, units, items, quarantined, receivedAt, decision } = progress;
  const [report] = decision ? await reportsOfDecision(own, decision.id) : [];
  const files = (await deliveriesOfBatch(own, id)).filter(({ state }) => state === "ready");
  const isCurrent = decision !== null && decision.deliveryId === progress.newestDelivery;
  return {
    ...{ id, week, phase, dueAt, expectedUnits, units, records: items, setAside: quarantined, receivedAt },
    files: files.map(({ version, fileName, receivedAt: at, supersededBy }) => ({
      ...{ version, name: fileName, receivedAt: at },
      isReplaced: supersededBy !== null,
    })),
    outcome: decision && isCurrent ? outcomeOf(decision) : null,
    report: report
      ? { id: report.id, version: report.version, criteria: criteriaOf(report.content as ReportContent) }
      : null,
  };
}

function outcomeOf({ commercial, acceptedUnits, decidedAt }: NonNullable<BatchProgress["decision"]>) {
  const { title, meaning } = COMMERCIAL_CHOICES[commercial];
  return { commercial, title, meaning, acceptedUnits, decidedAt };
}

function criteriaOf({ criteria }: ReportContent) {
  const deciding = criteria.filter(({ decides }) => decides);
  const unmet = deciding.filter(({ state }) => state !== "pass").map(({ title }) => title);
  return { of: deciding.length, unmet };
}

/** A report that was given to the vendor; undefined when there is none of its own under this number. */
export async function reportForVendor(own: Db, id: number) {
  const report = Number.isSafeInteger(id) ? await vendorReportById(own, id) : undefined;
  return report && { id, document: reportDocument(report.content as ReportContent) };
}
