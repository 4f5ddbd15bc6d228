/** The list of flags as the address asks for it; of one batch, with what each touches. */
import { FLAG_REASONS, FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENTS } from "#app/domain/flag.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { type FlagRow, listFlags } from "#db/flags.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { flagNumbers } from "./flag-numbers.server.ts";
import { subjectHref, subjectText } from "./flag-subject.ts";
import { whatIfHref } from "./rules-of-flags.ts";

export const FLAG_SORTS = ["raised", "contract", "subject", "reason", "treatment", "state", "author"] as const;
export type FlagSort = (typeof FLAG_SORTS)[number];

const PER_PAGE = 100;

export type FlagsPage = Awaited<ReturnType<typeof flagsPage>>;

/** @param perPage Infinity for a download. */
export async function flagsPage(tools: ReviewTools, params: URLSearchParams, perPage = PER_PAGE) {
  const batch = params.get("batch") || null;
  const all = await listFlags(tools.db, batch ?? undefined);
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === params.get(name)) ?? null;
  const authors = [...new Set(all.map(({ author }) => author))].sort();
  const filter = {
    batch,
    state: one("state", FLAG_STATES),
    kind: one("kind", FLAG_SUBJECTS),
    reason: one("reason", FLAG_REASONS),
    treatment: one("treatment", FLAG_TREATMENTS),
    author: one("author", authors),
  };
  const text = params.get("sort") ?? "";
  const sort = FLAG_SORTS.find((name) => name === text.replace(/^-/, "")) ?? "raised";
  const descending = text === "" || text.startsWith("-");
  const found = all
    .filter((flag) => !filter.state || flag.state === filter.state)
    .filter((flag) => !filter.kind || flag.subjectKind === filter.kind)
    .filter((flag) => !filter.reason || flag.reason === filter.reason)
    .filter((flag) => !filter.treatment || flag.treatment === filter.treatment)
    .filter((flag) => !filter.author || flag.author === filter.author)
    .map((flag) => ({ ...flag, about: subjectText(flag), href: subjectHref(flag) }));
  const key = (row: (typeof found)[number]) => KEYS[sort](row, row.about);
  found.sort((a, b) => compare(key(a), key(b)) * (descending ? -1 : 1) || b.id - a.id);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.get("page"))) || 1));
  const rows = Number.isFinite(perPage) ? found.slice((page - 1) * perPage, page * perPage) : found;
  const ofBatch = batch ? await batchFlags(tools, batch, all) : null;
  return { rows, filter, sort, descending, all: all.length, found: found.length, page, pages, authors, ofBatch };
}

export type BatchFlags = NonNullable<Awaited<ReturnType<typeof batchFlags>>>;

/** What the flags of a batch come to: open and upheld ones. */
async function batchFlags(tools: ReviewTools, batchId: string, flags: readonly FlagRow[]) {
  const batch = await batchById(tools.db, batchId);
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!batch || !contract) return null;
  const upheld = flags.filter(({ state }) => state === "upheld");
  const open = flags.filter(({ state }) => state === "open");
  const proposing = (treatment: FlagRow["treatment"]) =>
    [...upheld, ...open].filter((flag) => flag.treatment === treatment).sort((a, b) => a.id - b.id);
  return {
    week: batch.week,
    contract: { id: contract.id, title: contract.title },
    open: open.length,
    upheld: upheld.length,
    numbers: await flagNumbers(tools, batchId, flags),
    tryUpheld: whatIfHref(batchId, upheld, "flags=upheld"),
    tryAll: open.length > 0 ? whatIfHref(batchId, [...upheld, ...open], "flags=standing") : null,
    chargedBack: await proposal(tools, batchId, proposing("charge_back")),
    toInspect: await proposal(tools, batchId, proposing("inspect")),
  };
}

/** Flags that propose the same, with what they touch together; null when there are none. */
async function proposal(tools: ReviewTools, batchId: string, flags: readonly FlagRow[]) {
  if (flags.length === 0) return null;
  const numbers = await flagNumbers(tools, batchId, flags);
  return { flags: flags.map(({ id }) => id), whole: numbers?.whole ?? null };
}

const KEYS: Record<FlagSort, (flag: FlagRow, about: string) => string | number> = {
  raised: ({ id }) => id,
  contract: ({ vendor, contract, week }) => `${vendor} ${contract} ${String(week).padStart(4, "0")}`,
  subject: (_, about) => about,
  reason: ({ reason }) => reason,
  treatment: ({ treatment }) => treatment,
  state: ({ state }) => state,
  author: ({ author }) => author,
};

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
