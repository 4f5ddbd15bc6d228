/** One thing that `assay verify` proves. A new one is a file here, a line in `index.server.ts` and a test. */
import type { Db } from "#db/client.server.ts";

export interface Checked {
  db: Db;
  dataFolder: string;
  /** Told how many files and bytes were read so far. */
  progress(files: number, bytes: number): void;
}

export interface Found {
  /** One sentence for each thing that is wrong. */
  faults: string[];
  /** Of the vault: files whose bytes were read, and those that no row refers to. */
  /** Files that are gone on purpose, by why. */
  gone?: Record<"erasure" | "retention", number>;
  files?: { read: number; bytes: number; unreferenced: number };
}

export interface Check {
  /** What is looked at, as in "Looked at: pages, rows, files". */
  name: string;
  /** Where this finds a fault, what comes after it cannot be asked and is left out. */
  decisive?: true;
  run(data: Checked): Promise<Found>;
}
