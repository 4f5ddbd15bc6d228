/** The annotators of a batch: what each did, and who stands apart. */

import type { Shrunken } from "#app/metrics/annotators/shrink-shares.ts";
import { batchById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import {
  type KnownAnnotator,
  type KnownAnnotators,
  knownAnnotators,
  type ShareKey,
  shrunkenShares,
} from "./annotator-rows.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { goldView } from "./gold-view.server.ts";
import { centreOf, MEASURES, type Measure } from "./stand-apart.ts";

export const ANNOTATOR_SORTS = [
  "judgments",
  "name",
  "share",
  "agreement",
  "gold",
  "skill",
  "firstSide",
  "longerWins",
  "ties",
  "seconds",
  "entropy",
  "flags",
  "speed",
  "floor",
  "sideRun",
  "labelRun",
  "repeated",
  "copying",
] as const;
export type AnnotatorSort = (typeof ANNOTATOR_SORTS)[number];

const PER_PAGE = 100;

export interface AnnotatorsPage {
  rows: (KnownAnnotator & { shrunken: Record<ShareKey, Shrunken | null> })[];
  /** Annotators found, on all pages. */
  total: number;
  page: number;
  pages: number;
  /** Part of a pseudonym that is looked for; "" for any. */
  text: string;
  /** Only those who stand apart. */
  onlyApart: boolean;
  sort: AnnotatorSort;
  descending: boolean;
  /** Everybody of the batch: name, rows and value of the measure that the funnel shows. */
  points: { name: string; n: number; value: number }[];
  measure: Measure;
  /** Of the measure: the median annotator; null with too few of them. */
  centre: number | null;
  /** Outside the limits of this measure. */
  outside: string[];
  /** All who stand apart, and why. */
  apart: { name: string; why: string }[];
  judgments: number;
  noSkill: string | null;
}

/** undefined when nothing was delivered. */
export async function annotatorsPage(
  tools: ReviewTools,
  batchId: string,
  params: URLSearchParams,
): Promise<AnnotatorsPage | undefined> {
  const found = await foundAnnotators(tools, batchId, params);
  if (!found) return undefined;
  const { known, rows, ...order } = found;
  const all = known.rows;
  const measure = measureOf(params.get("measure"), all);
  const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.get("page"))) || 1));
  return {
    ...order,
    rows: rows
      .slice((page - 1) * PER_PAGE, page * PER_PAGE)
      .map((row) => ({ ...row, shrunken: shrunkenShares(row, known.priors) })),
    total: rows.length,
    page,
    pages,
    points: all.flatMap(({ name, [measure]: share }) => (share ? [{ name, n: share.n, value: share.value }] : [])),
    measure,
    centre: centreOf(all, measure),
    outside: all.filter(({ flags }) => flags.some((one) => one.measure === measure)).map(({ name }) => name),
    apart: all.flatMap(({ name, apart }) => (apart ? [{ name, why: apart }] : [])),
    judgments: all.reduce((sum, row) => sum + row.judgments, 0),
    noSkill: known.noSkill,
  };
}

/** Filtered and sorted as the address says, all pages: what a download holds. */
export async function foundAnnotators(tools: ReviewTools, batchId: string, params: URLSearchParams) {
  const batch = await batchById(tools.db, batchId);
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (!batch || deliveries.length === 0) return undefined;
  const known = knownAnnotators(await goldView(tools, batch, deliveries));
  const asked = params.get("sort") ?? "-judgments";
  const sort = ANNOTATOR_SORTS.find((one) => one === asked.replace(/^-/, "")) ?? "judgments";
  const descending = asked.startsWith("-");
  const text = (params.get("q") ?? "").trim().slice(0, 200);
  const onlyApart = params.get("apart") === "yes";
  const rows = known.rows.filter(
    ({ name, flags }) => name.toLowerCase().includes(text.toLowerCase()) && (!onlyApart || flags.length > 0),
  );
  return { known, rows: sorted(rows, sort, descending), text, onlyApart, sort, descending };
}

/** The first that has a centre, unless one is asked for. */
function measureOf(asked: string | null, rows: KnownAnnotators["rows"]): Measure {
  return MEASURES.find((one) => one === asked) ?? MEASURES.find((one) => centreOf(rows, one) !== null) ?? "gold";
}

function sorted(rows: readonly KnownAnnotator[], sort: AnnotatorSort, descending: boolean): KnownAnnotator[] {
  const sign = descending ? -1 : 1;
  const value = VALUES[sort];
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return x < y ? -sign : x > y ? sign : 0;
  });
}

const VALUES: Record<AnnotatorSort, (row: KnownAnnotator) => number | string | null> = {
  judgments: (row) => row.judgments,
  name: (row) => row.name,
  share: (row) => row.share,
  agreement: (row) => row.agreement?.value ?? null,
  gold: (row) => row.gold?.value ?? null,
  skill: (row) => row.skill?.value ?? null,
  firstSide: (row) => row.firstSide?.value ?? null,
  longerWins: (row) => row.longerWins?.value ?? null,
  ties: (row) => row.ties?.value ?? null,
  seconds: (row) => row.medianSeconds,
  entropy: (row) => row.entropy,
  flags: (row) => row.flags.length,
  speed: ({ conduct }) => conduct?.speedIndex?.value ?? null,
  floor: ({ conduct }) => conduct?.underFloor?.value ?? null,
  // The less probable a run, the further up it is sorted.
  sideRun: ({ conduct }) => (conduct?.sideRun ? -conduct.sideRun.p : null),
  labelRun: ({ conduct }) => (conduct?.labelRun ? -conduct.labelRun.p : null),
  repeated: ({ conduct }) => conduct?.repeated?.value ?? null,
  copying: ({ conduct }) => conduct?.copying.length ?? null,
};
