/** The screens of a report: the version asked for with its neighbours, and what the form for the next one offers. */
import type { Db } from "#db/client.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { type DecisionRow, decisionById } from "#db/decisions.server.ts";
import { namesNotForVendor, reportsOfDecision } from "#db/vendor-reports.server.ts";
import { verdictHeadline } from "../verdict-sentence.ts";
import { type ReportDocument, reportDocument } from "./blocks.ts";
import { draftReport, unfitReason } from "./build.server.ts";
import type { ReportContent } from "./content.ts";

export interface ReportPage {
  decision: { id: number; headline: string };
  batch: { id: string; week: number };
  contract: { id: string; title: string; vendor: string };
  /** Newest first; who prepared them is for us alone. */
  versions: { version: number; createdAt: number; createdBy: string }[];
  shown: { version: number; document: ReportDocument } | null;
  /** Why no further version can be made; null when one can. */
  unfit: string | null;
  now: number;
}

/** @param version null for the newest. undefined when there is no such decision or version. */
export async function reportPage(
  { db, now }: { db: Db; now(): number },
  decisionId: number,
  version: number | null,
): Promise<ReportPage | undefined> {
  const about = await aboutDecision(db, decisionId);
  if (!about) return undefined;
  const reports = await reportsOfDecision(db, decisionId);
  const row = version === null ? reports[0] : reports.find((one) => one.version === version);
  if (version !== null && !row) return undefined;
  const { decision, batch, contract } = about;
  return {
    decision: { id: decision.id, headline: verdictHeadline(decision) },
    batch: { id: batch.id, week: batch.week },
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor },
    versions: reports.map(({ version: one, createdAt, createdBy }) => ({ version: one, createdAt, createdBy })),
    shown: row ? { version: row.version, document: reportDocument(row.content as ReportContent) } : null,
    unfit: await unfitReason(db, decision),
    now: now(),
  };
}

export async function reportContent(
  db: Db,
  decisionId: number,
  version: number | null,
): Promise<ReportContent | undefined> {
  const reports = await reportsOfDecision(db, decisionId);
  const row = version === null ? reports[0] : reports.find((one) => one.version === version);
  return row && (row.content as ReportContent);
}

/** undefined when there is no such decision. */
export async function newReportPage(db: Db, decisionId: number) {
  const about = await aboutDecision(db, decisionId);
  if (!about) return undefined;
  const { decision, batch, contract } = about;
  const unfit = await unfitReason(db, decision);
  const last = await reportContent(db, decisionId, null);
  return {
    decision: { id: decision.id, headline: verdictHeadline(decision), reason: decision.reason },
    batch: { id: batch.id, week: batch.week },
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor },
    unfit,
    proposals: unfit === null ? (await draftReport(db, decision)).proposals : [],
    names: await namesNotForVendor(db, contract.vendorId),
    /** What the version before said, to go on from. */
    last: last
      ? {
          statement: last.statement,
          nextText: last.next.text,
          proposals: last.next.proposals,
          examples: last.examples.map(({ record, reason }) => ({ record, reason })),
        }
      : null,
  };
}

export type NewReportPage = NonNullable<Awaited<ReturnType<typeof newReportPage>>>;

async function aboutDecision(db: Db, decisionId: number) {
  const decision: DecisionRow | undefined = await decisionById(db, decisionId);
  const batch = decision && (await batchById(db, decision.batchId));
  const contract = batch && (await contractById(db, batch.contractId));
  return decision && batch && contract ? { decision, batch, contract } : undefined;
}
