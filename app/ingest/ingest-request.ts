/** What an ingest is asked for, what it tells while it runs, and how it ends. */
import type { DeliveryKind, JobStage } from "#app/domain/states.ts";
import type { ReadLimits, RowError } from "./formats/format.ts";
import type { ReaderChoice } from "./reader-choice.ts";
import type { Readers } from "./readers.server.ts";

export interface IngestRequest {
  file: string;
  /** As the sender named it; shown, never used as a path. */
  fileName: string;
  /** Set when the file already lies in the vault's incoming folder with a known hash (an upload): it is moved, not copied. */
  uploaded?: { sha256: string; bytes: number };
  batchId: string;
  reader: ReaderChoice | null;
  kind: DeliveryKind;
  receivedBy: string;
  now: number;
  limits: ReadLimits;
  /** Threads that were started for the file before its contract was looked up; whoever started them stops them. */
  readers?: Readers;
}

export interface IngestProgress {
  stage: JobStage;
  bytesDone: number;
  bytesTotal: number;
  rows: number;
  rejected: number;
}

export interface IngestHooks {
  progress(progress: IngestProgress): void;
  cancelled(): boolean;
}

export type IngestResult =
  | { kind: "stored"; deliveryId: number; version: number; items: number; judgments: number; quarantined: number }
  | { kind: "same-file"; deliveryId: number; version: number }
  | { kind: "refused"; rule: string; message: string; hint: string; errors: RowError[] }
  | { kind: "cancelled" };
