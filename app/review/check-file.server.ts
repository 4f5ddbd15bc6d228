/**
 * Checks a file with no database: the whole report, nothing kept. The same reading, metrics, policy and sentences as an
 * ingest, so that what a vendor sees before sending is what the buyer sees after.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Policy } from "#app/domain/policy.ts";
import type { Chunk } from "#app/ingest/chunk.ts";
import type { ProtectedIndex } from "#app/ingest/contamination/protected-index.ts";
import { type ReadLimits, UnusableFile } from "#app/ingest/formats/format.ts";
import { measureInThreads } from "#app/ingest/measure-in-threads.server.ts";
import type { Ended, Opened } from "#app/ingest/read-delivery.server.ts";
import { readInThreads } from "#app/ingest/read-in-threads.server.ts";
import type { ReaderChoice } from "#app/ingest/reader-choice.ts";
import { markChunks, sampleOfChunks } from "#app/ingest/texts/mark-chunks.server.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { viewOfColumns } from "#app/metrics/columns.ts";
import { METRICS } from "#app/metrics/index.ts";
import { hashFile } from "#app/vault/vault.server.ts";
import { checkNotes } from "./check-notes.ts";
import type { CheckReport } from "./check-report.ts";
import { judge } from "./judge.ts";
import { recommend } from "./recommend.ts";
import { reportedMetric } from "./reported-metric.ts";
import { verdictSentence } from "./verdict-sentence.ts";

export interface CheckRequest {
  file: string;
  fileName: string;
  reader: ReaderChoice | null;
  limits: ReadLimits;
  policy: Policy;
  /** Evaluation sets to hold the prompts against. */
  protection?: ProtectedIndex | null;
  now: number;
}

export interface CheckHooks {
  progress(progress: { bytesRead: number; rows: number; rejected: number }): void;
  cancelled(): boolean;
}

const QUARANTINE_SHOWN = 1000;

/** @returns null when cancelled. @throws UnusableFile when nothing can be made of the file. */
export async function checkFile(request: CheckRequest, hooks: CheckHooks): Promise<CheckReport | null> {
  const gathered = await gather(request, hooks);
  if (gathered === null) return null;
  const { opened, ended, view, texts, quarantined, total, byRule } = gathered;
  if (view.items.n === 0) throw nothingUsable(ended.rows, quarantined);
  const measured = await measureInThreads(view, {
    rowsDelivered: ended.rows,
    rowsQuarantined: total,
    expectedUnits: null,
    approvedModels: null,
    earlierPairKeys: null,
    previous: null,
    protectedSets: request.protection?.sets.map(({ name }) => name) ?? null,
    texts,
    seed: 1,
  });
  const outcomes = new Map(measured.map(({ metric, outcome }) => [metric.id, outcome]));
  const judged = judge(request.policy, METRICS, outcomes);
  const recommendation = recommend(request.policy, judged);
  return {
    file: request.fileName,
    sha256: gathered.sha256,
    bytes: statSync(request.file).size,
    format: opened.compression === "none" ? opened.format : `${opened.format}+${opened.compression}`,
    preset: opened.reader,
    rows: ended.rows,
    items: view.items.n,
    judgments: view.judgments.lead.reduce((sum, lead) => sum + lead, 0),
    annotators: view.names.annotators.length,
    quarantined,
    quarantinedTotal: total,
    quarantinedByRule: byRule,
    metrics: judged.map(reportedMetric),
    policy: { name: request.policy.name, version: request.policy.version },
    recommendation: {
      commercial: recommendation.commercial,
      training: recommendation.training,
      because: recommendation.because,
    },
    state: recommendation.state,
    verdict: verdictSentence(recommendation),
    notes: checkNotes({
      view,
      gold: outcomes.get("gold-accuracy"),
      mixedScales: ended.mixedScales,
      orderKnown: opened.orderKnown,
      now: request.now,
    }),
  };
}

/** Where the layout is not the canonical one, texts are written to a file of their own, for as long as the check takes. */
async function gather(request: CheckRequest, hooks: CheckHooks) {
  const folder = mkdtempSync(join(tmpdir(), "assay-check-"));
  try {
    return await gatherWith(request, hooks, join(folder, "texts"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function gatherWith(request: CheckRequest, hooks: CheckHooks, segmentFile: string) {
  const { file, reader, limits, now, protection } = request;
  const chunks: Chunk[] = [];
  const names: BatchView["names"] = { annotators: [], domains: [], languages: [], models: [] };
  const quarantined: CheckReport["quarantined"] = [];
  const rules = new Map<string, { rule: string; field: string; count: number }>();
  let total = 0;
  let opened: Opened | null = null;
  let ended: Ended | null = null;
  const events = readInThreads({ file, reader, limits, now, protection, segmentFile });
  // The same bytes are hashed meanwhile; a failure waits until it is asked for.
  const hashing = hashFile(file);
  hashing.catch(() => {});
  for await (const event of events) {
    if (hooks.cancelled()) return null;
    if (event.kind === "opened") opened = event;
    if (event.kind === "ended") ended = event;
    if (event.kind !== "part") continue;
    for (const key of Object.keys(names) as (keyof typeof names)[]) names[key].push(...event.newNames[key]);
    if (event.chunk) chunks.push({ ...event.chunk, externalIds: [], conversations: [], hits: [] });
    for (const { line, field, rule, hint } of event.errors) {
      total += 1;
      if (quarantined.length < QUARANTINE_SHOWN) quarantined.push({ line, field, rule, hint });
      const key = `${rule} ${generalField(field)}`;
      const known = rules.get(key);
      if (known) known.count += 1;
      else rules.set(key, { rule, field: generalField(field), count: 1 });
    }
    hooks.progress({ bytesRead: event.bytesRead, rows: event.rows, rejected: total });
  }
  if (!opened || !ended) throw new Error("The reading ended without its first or last word.");
  const byRule = [...rules.values()].sort((a, b) => b.count - a.count);
  const { sha256 } = await hashing;
  const marked = await markChunks(chunks, ended.segment ? segmentFile : file);
  const view = viewOfColumns(marked, names, ended.scale);
  return {
    opened,
    ended,
    sha256,
    view,
    texts: sampleOfChunks(chunks, view, ended.segment ? segmentFile : file),
    quarantined,
    total,
    byRule,
  };
}

/** `judgments[3].value` and `judgments[0].value` are the same kind of fault. */
function generalField(field: string): string {
  return field.replaceAll(/\[\d+\]/g, "[]");
}

function nothingUsable(rows: number, quarantined: CheckReport["quarantined"]): UnusableFile {
  const [first] = quarantined;
  const example = first ? ` The first fault: line ${first.line}, ${first.field || "row"}: ${first.hint}` : "";
  return new UnusableFile(
    "nothing-usable",
    `None of the ${rows} rows can be used.`,
    `Check that the preset or mapping fits this file.${example}`,
  );
}
