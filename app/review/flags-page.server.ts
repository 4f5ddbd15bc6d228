/** The list of flags as the address asks for it. */
import { FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENTS } from "#app/domain/flag.ts";
import type { Db } from "#db/client.server.ts";
import { type FlagRow, listFlags } from "#db/flags.server.ts";
import { subjectHref, subjectText } from "./flag-subject.ts";

export const FLAG_SORTS = ["raised", "contract", "subject", "reason", "treatment", "state", "author"] as const;
export type FlagSort = (typeof FLAG_SORTS)[number];

export type FlagsPage = Awaited<ReturnType<typeof flagsPage>>;

export async function flagsPage(db: Db, params: URLSearchParams) {
  const all = await listFlags(db, params.get("batch") || undefined);
  const one = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === params.get(name)) ?? null;
  const filter = {
    batch: params.get("batch") || null,
    state: one("state", FLAG_STATES),
    kind: one("kind", FLAG_SUBJECTS),
    treatment: one("treatment", FLAG_TREATMENTS),
  };
  const { state, kind, treatment } = filter;
  const text = params.get("sort") ?? "";
  const sort = FLAG_SORTS.find((name) => name === text.replace(/^-/, "")) ?? "raised";
  const descending = text === "" || text.startsWith("-");
  const rows = all
    .filter((flag) => !state || flag.state === state)
    .filter((flag) => !kind || flag.subjectKind === kind)
    .filter((flag) => !treatment || flag.treatment === treatment)
    .map((flag) => ({ ...flag, about: subjectText(flag), href: subjectHref(flag) }));
  const key = (row: (typeof rows)[number]) => KEYS[sort](row, row.about);
  rows.sort((a, b) => compare(key(a), key(b)) * (descending ? -1 : 1) || b.id - a.id);
  return { rows, filter, sort, descending, all: all.length };
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
