/** What the page that compares two releases shows. */
import type { ReleaseRow } from "#db/releases.server.ts";
import { findRelease, listReleases } from "#db/releases.server.ts";
import { CHANGES } from "./diff.ts";
import { type DiffFilter, diffReleases } from "./diff-releases.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { VaultFault } from "./vault-fault.ts";

/** Rows shown; the CSV has all. */
export const DIFF_ROWS = 50;

/** The two releases of the address and what it filters by; null for one that is not there. */
export async function diffRequest({ db }: Pick<ReleaseTools, "db">, idOrName: string, params: URLSearchParams) {
  const after = await findRelease(db, idOrName);
  const other = params.get("with") ?? "";
  const before = other === "" ? undefined : await findRelease(db, other);
  const filter: DiffFilter = {
    change: CHANGES.find((change) => change === params.get("change")),
    why: params.get("why") || undefined,
  };
  return { before: before ?? null, after: after ?? null, filter, wanted: other !== "" };
}

/** undefined when there is no such release; without another one there is only the choice of one. */
export async function diffPage(tools: ReleaseTools, idOrName: string, params: URLSearchParams) {
  const { before, after, filter, wanted } = await diffRequest(tools, idOrName, params);
  if (!after || (wanted && !before)) return undefined;
  const others = (await listReleases(tools.db)).filter(({ id }) => id !== after.id);
  const compared = before && (await comparedOrFault(tools, before, after, filter));
  return {
    before: named(before),
    after: { id: after.id, name: after.name },
    filter,
    others: others.map(short),
    compared,
  };
}

export type DiffPage = NonNullable<Awaited<ReturnType<typeof diffPage>>>;

async function comparedOrFault(tools: ReleaseTools, before: ReleaseRow, after: ReleaseRow, filter: DiffFilter) {
  try {
    return { kind: "diff" as const, ...(await diffReleases(tools, before, after, { filter, first: DIFF_ROWS })) };
  } catch (error) {
    if (error instanceof VaultFault) return { kind: "fault" as const, message: error.message };
    throw error;
  }
}

function named(release: ReleaseRow | null) {
  return release && short(release);
}

function short({ id, name }: ReleaseRow) {
  return { id, name };
}
