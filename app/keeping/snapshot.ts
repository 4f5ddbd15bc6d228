/** What a backup writes beside each copy of the database: enough to know whether it is whole. */
import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const snapshotSchema = z.object({
  format: z.literal(1),
  /** UTC milliseconds. */
  at: z.int(),
  database: z.object({ sha256, bytes: z.int() }),
  /** Every file of the vault that the database refers to. */
  files: z.array(z.object({ sha256, bytes: z.int() })),
  /** How many events the audit log had, and the hash of the last: whoever shortens the log later is found by it. */
  audit: z.object({ count: z.int(), hash: z.union([sha256, z.literal("")]) }).optional(),
});

export type Snapshot = z.infer<typeof snapshotSchema>;

/** A name that sorts by time and is a file name everywhere: `2026-11-26T01-20-00-000Z`. */
export function snapshotName(at: number): string {
  return new Date(at).toISOString().replaceAll(/[:.]/g, "-");
}
