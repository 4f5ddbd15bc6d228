/** What a job is asked to do, and what it leaves behind. The list of kinds is closed: see `run-job.server.ts`. */

import type { DeliveryKind } from "#app/domain/states.ts";
import type { ReaderChoice } from "#app/ingest/reader-choice.ts";
import type { ReleaseRequest } from "#app/release/plan-request.server.ts";
import type { CheckReport } from "#app/review/check-report.ts";
import type { RetentionCounts } from "#db/schema/retention.ts";

export interface UploadedFile {
  /** Path in the vault's incoming folder. */
  path: string;
  name: string;
  sha256: string;
  bytes: number;
}

export interface IngestInput {
  file: UploadedFile;
  batchId: string;
  deliveryKind: DeliveryKind;
  reader: ReaderChoice | null;
  receivedBy: string;
}

export interface CheckInput {
  file: UploadedFile;
  reader: ReaderChoice | null;
}

export interface CalibrationInput {
  file: UploadedFile;
  reader: ReaderChoice | null;
  roundId: string;
  role: "items" | "answers";
  /** How many items are wanted; null = what the rule still lacks. */
  want: number | null;
  receivedBy: string;
}

export interface RescanInput {
  deliveryIds: number[];
}

/** Deliveries whose numbers changed because something around them did, such as the gold of the contract. */
export interface MeasureInput {
  deliveryIds: number[];
}

export interface ReleaseInput {
  request: ReleaseRequest;
}

export interface VerifyInput {
  releaseId: string;
}

export interface BackupInput {
  to: string;
  keep: number;
}

export interface RetentionInput {
  contractId: string;
  /** Of the preview that was signed. */
  seen: string;
  acknowledged: boolean;
  reason: string;
  by: string;
}

/** Names a person until it is done or fails: then the name is taken out, and the receipt with it. */
export interface EraseInput {
  vendorId: string;
  pseudonym: string;
  reason: string;
  by: string;
  drawn: { token: string; receipt: string };
}

/** Path of the file that a job waits with; null for work on what is already here. */
export function waitingPath(input: unknown): string | null {
  return (input as { file?: UploadedFile }).file?.path ?? null;
}

export interface ErasedNote {
  token: string;
  rows: number;
  evidence: number;
  /** Files of texts written anew, and delivered files given up; null where the job was taken up again after them. */
  rewritten: number | null;
  givenUp: number | null;
  mentions: number;
  differing: string[];
  compacted: boolean;
}

export type JobResult =
  /** What became of a file for a calibration round. */
  | { kind: "calibration"; roundId: string; sentence: string }
  | { kind: "stored"; deliveryId: number; version: number }
  | { kind: "same-file"; deliveryId: number; version: number }
  /** The layout is unknown: a column mapping can help. */
  | { kind: "unrecognised" }
  /** Nothing of it could be used; the first rows that were wrong, without content. */
  | { kind: "refused"; rule: string; errors: { line: number; field: string; rule: string; hint: string }[] }
  | { kind: "report"; report: CheckReport }
  /** Deliveries held against the protected sets. */
  | { kind: "rescanned"; items: number; found: number; sets: number }
  | { kind: "measured"; deliveries: number }
  | { kind: "released"; releaseId: string; name: string }
  | { kind: "backed-up"; name: string; files: number; copied: number; databaseBytes: number }
  /** What a contract delivered was deleted under its retention. */
  | ({ kind: "deleted"; contractId: string } & RetentionCounts)
  /** Which files are no longer what the manifest promises; none when all are. */
  | {
      kind: "verified";
      releaseId: string;
      name: string;
      files: number;
      faults: string[];
      /** Why files are others than the manifest named, and need not be those. */
      redacted?: string[];
    }
  /** Everything, in a folder of its own until it expires. */
  | { kind: "exported-all"; folder: string; tables: number; rows: number; files: number; bytes: number }
  /** Who it was is not here, nor the receipt. */
  | ({ kind: "erased" } & ErasedNote);
