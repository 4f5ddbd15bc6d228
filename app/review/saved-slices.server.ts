/** Saved slices as lists show them, and which of them a predicate is. */
import type { Db } from "#db/client.server.ts";
import { listSavedSlices, type SavedSliceRow } from "#db/slices.server.ts";
import { describeSlice, type Slice, sliceSchema } from "./slice.ts";
import { paramsOfSlice } from "./slice-params.ts";

export const SAVED_SORTS = ["saved", "name", "contract", "author"] as const;
export type SavedSort = (typeof SAVED_SORTS)[number];

export type SavedSlicesPage = Awaited<ReturnType<typeof savedSlicesPage>>;

/** The list as the address asks for it; `batch` keeps what applies to that week. */
export async function savedSlicesPage(db: Db, params: URLSearchParams) {
  const contract = params.get("contract") || null;
  const all = await listSavedSlices(db, contract ?? undefined);
  const authors = [...new Set(all.map(({ author }) => author))].sort();
  const author = authors.find((one) => one === params.get("author")) ?? null;
  const archived = params.get("archived") === "yes";
  const text = params.get("sort") ?? "";
  const sort = SAVED_SORTS.find((one) => one === text.replace(/^-/, "")) ?? "saved";
  const descending = text === "" || text.startsWith("-");
  const rows = all
    .filter((row) => archived || row.archived === null)
    .filter((row) => !author || row.author === author)
    .map(described);
  rows.sort((a, b) => compare(KEYS[sort](a), KEYS[sort](b)) * (descending ? -1 : 1) || b.id - a.id);
  const contracts = new Map(
    (await listSavedSlices(db)).map((row) => [row.contractId, `${row.vendor} · ${row.contract}`]),
  );
  return {
    rows,
    all: all.length,
    filter: { contract, author, archived },
    authors,
    contracts: [...contracts].map(([value, label]) => ({ value, label })),
    sort,
    descending,
  };
}

/** Of a batch: its own and its contract's, not archived. */
export async function savedSlicesOf(db: Db, contractId: string, batchId: string) {
  const all = await listSavedSlices(db, contractId);
  return all.filter((row) => row.archived === null && (row.batchId === null || row.batchId === batchId)).map(described);
}

/** The saved slice whose predicate this is, the newest first; undefined when it has no name. */
export async function nameOfSlice(db: Db, contractId: string, batchId: string, slice: Slice) {
  const params = searchOf(slice);
  return (await savedSlicesOf(db, contractId, batchId)).find((row) => row.params === params);
}

/** The predicate in words, and as parameters of the records screen. */
export function described({ predicate, ...row }: SavedSliceRow) {
  const slice = sliceSchema.parse(predicate);
  return { ...row, slice, about: describeSlice(slice), params: searchOf(slice) };
}

function searchOf(slice: Slice): string {
  return new URLSearchParams(paramsOfSlice(slice)).toString();
}

const KEYS: Record<SavedSort, (row: Omit<SavedSliceRow, "predicate">) => string | number> = {
  saved: ({ id }) => id,
  name: ({ name }) => name.toLowerCase(),
  contract: ({ vendor, contract, week }) => `${vendor} ${contract} ${String(week ?? 0).padStart(4, "0")}`,
  author: ({ author }) => author,
};

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
