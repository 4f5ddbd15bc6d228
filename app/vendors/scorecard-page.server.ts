/** A vendor's scorecard across its contracts, and the same for each contract beneath. */
import { SEVERITIES } from "#app/domain/incident.ts";
import type { Db } from "#db/client.server.ts";
import { questionsOf } from "#db/questions.server.ts";
import { incidentsOf } from "#db/vendor-incidents.server.ts";
import { filterLots, type LotFilter, lotFilterOf, ofVendor } from "./lot-filter.ts";
import { MEASURE_IDS, type MeasureId } from "./measures.ts";
import { moneyLines, responseLine, type ScoreLine, scoreLines } from "./scorecard.ts";
import { scorecardSentence } from "./scorecard-sentence.ts";
import { vendorLots } from "./vendor-lots.server.ts";

export type Scorecard = Awaited<ReturnType<typeof vendorScorecard>>;
export type ContractScore = Scorecard["contracts"][number];

export const CONTRACT_SCORE_SORTS = ["title", "batches", ...MEASURE_IDS] as const;
type SortKey = (typeof CONTRACT_SCORE_SORTS)[number];

export async function vendorScorecard(
  db: Db,
  vendor: { id: string; name: string },
  params: URLSearchParams,
  now: number,
) {
  const { contracts, lots: all, claims } = await vendorLots(db, vendor.id, now);
  const filter = ofVendor(lotFilterOf(params), contracts);
  const lots = filterLots(all, filter);
  const shown = new Set(lots.map(({ batchId }) => batchId));
  const open = claims.filter(({ batchId }) => shown.has(batchId));
  const lines = scoreLines(lots);
  const money = moneyLines(lots, open);
  const wanted = params.get("sort") ?? "title";
  const sort = {
    key: CONTRACT_SCORE_SORTS.find((one) => one === wanted.replace(/^-/, "")) ?? "title",
    direction: wanted.startsWith("-") ? ("descending" as const) : ("ascending" as const),
  };
  const rows = contracts.flatMap(({ id, title, unit, currency }) => {
    const own = lots.filter(({ contractId }) => contractId === id);
    if (own.length === 0) return [];
    const ofContract = open.filter(({ contractId }) => contractId === id);
    return {
      id,
      title,
      unit,
      currency,
      batches: own.length,
      lines: scoreLines(own),
      money: moneyLines(own, ofContract),
    };
  });
  return {
    vendor: { id: vendor.id, name: vendor.name },
    filter,
    choices: contracts.map(({ id, title }) => ({ id, title })),
    batches: { shown: lots.length, all: all.length },
    sentence: scorecardSentence(lines, money),
    lines,
    money,
    claims: claimsOf(open),
    response: await responseOf(db, vendor.id, filter, now),
    incidents: await openIncidentsOf(db, vendor.id, filter),
    unitKinds: [...new Set(lots.map(({ unit }) => unit))].sort(),
    sort,
    contracts: sorted(rows, sort),
  };
}

/** Units to deliver again, by what they wait for. */
function claimsOf(open: readonly { kind: string; units: number | null; batchId: string }[]) {
  return (["rework", "replacement"] as const).map((kind) => {
    const own = open.filter((claim) => claim.kind === kind);
    return { kind, batches: own.length, units: own.reduce((sum, { units }) => sum + (units ?? 0), 0) };
  });
}

/** A contract narrows it, days do not: what is open is open. */
async function openIncidentsOf(db: Db, vendorId: string, { contract }: LotFilter) {
  const own = (await incidentsOf(db, vendorId)).filter(
    ({ state, contractId }) => state === "open" && (contract === "" || contractId === contract),
  );
  return {
    open: own.length,
    worst: SEVERITIES.findLast((one) => own.some(({ severity }) => severity === one)) ?? null,
  };
}

/** Days do not narrow it: a question is not due. */
async function responseOf(db: Db, vendorId: string, { contract }: LotFilter, now: number) {
  const asked = (await questionsOf(db, contract === "" ? null : contract)).filter(
    (question) => question.vendorId === vendorId && question.asked === "vendor",
  );
  return responseLine(
    asked.map(({ at, answer }) => ({ askedAt: at, answeredAt: answer?.at ?? null })),
    now,
  );
}

/** What cannot be told stands last, whichever way the rest is sorted. */
function sorted<Row extends { title: string; batches: number; lines: readonly ScoreLine[] }>(
  rows: readonly Row[],
  { key, direction }: { key: SortKey; direction: "ascending" | "descending" },
): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  const byTitle = (a: Row, b: Row) => a.title.localeCompare(b.title, "en");
  if (key === "title") return [...rows].sort((a, b) => sign * byTitle(a, b));
  const value = (row: Row) => (key === "batches" ? row.batches : estimated(row.lines, key));
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byTitle(a, b);
    return sign * (x - y) || byTitle(a, b);
  });
}

export function estimated(lines: readonly ScoreLine[], id: MeasureId): number | null {
  const outcome = lines.find((line) => line.id === id)?.outcome;
  return outcome?.kind === "estimate" ? outcome.value : null;
}
