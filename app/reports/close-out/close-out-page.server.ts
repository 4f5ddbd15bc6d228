/** The close-out as an address asks for it: a stored version, or as it stands. */
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { closeOutsOf } from "#db/close-outs.server.ts";
import { type CloseOut, closeOut } from "./close-out.server.ts";

/** @param version null = the newest stored one, or as it stands while there is none; 0 = as it stands */
export async function closeOutPage(tools: ReviewTools, contractId: string, version: number | null) {
  const rows = await closeOutsOf(tools.db, contractId);
  const row = version === null ? rows[0] : rows.find((one) => one.version === version);
  if (!row && version !== null && version !== 0) return undefined;
  // Written by us and never changed; the hash lies beside it.
  const report = row ? (JSON.parse(row.content) as CloseOut) : await closeOut(tools, contractId);
  return (
    report && {
      report,
      shown: row ? { version: row.version, sha256: row.sha256, by: row.createdBy, at: row.createdAt } : null,
      versions: rows.map(({ version: one, sha256, createdBy, createdAt }) => ({
        version: one,
        ...{ sha256, createdBy, createdAt },
      })),
      now: tools.now(),
    }
  );
}
