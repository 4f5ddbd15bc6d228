/** The records that differ between two releases as rows of a table, as they are found. */
import type { ReleaseRow } from "#db/releases.server.ts";
import { changedRecords, type DiffFilter } from "./diff-releases.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";

export function csvOfChanges(tools: ReleaseTools, before: ReleaseRow, after: ReleaseRow, filter: DiffFilter) {
  return {
    header: ["record", "change", "week", "batch", "weight before", "weight after", "kind of reason", "reason"],
    rows: rows(),
  };

  async function* rows() {
    for await (const { id, change, week, batchId, before: was, after: is, why } of changedRecords(
      tools,
      before,
      after,
      filter,
    ))
      yield [id, change, week, batchId, rounded(was), rounded(is), why.kind, why.text];
  }
}

/** 0.1 as 32 bits hold it is 0.10000000149. */
function rounded(weight: number | null): number | null {
  return weight === null ? null : Math.round(weight * 1e6) / 1e6;
}
