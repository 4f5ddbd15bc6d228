/** The interface of a file format: bytes in, raw rows with their place out. The list of all formats is `index.ts`. */

/** One raw row: a JSON value, or an object of column name → cell for tables. */
export interface RawRow {
  value: unknown;
  /** Physical line, 1-based, blank lines counted; row number for formats without lines (Parquet, XLSX sheet row). */
  line: number;
  /** Byte offset and length of the row in the delivered file; -1 and 0 where the format has no such place. */
  offset: number;
  length: number;
}

/** A row that could not be read at all. `field` is "" when the whole row is bad. Never carries content. */
export interface RowError {
  line: number;
  field: string;
  rule: string;
  hint: string;
  offset: number;
  length: number;
}

export interface ReadLimits {
  /** Longest physical line or row in bytes; longer ones are refused one by one. */
  maxRowBytes: number;
  /** Most bytes a compressed file may unfold to. */
  maxExpandedBytes: number;
  /** Largest file of a format that must be buffered whole (XLSX, JSON array fallback). */
  maxBufferedBytes: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  maxRowBytes: 16 * 1024 * 1024,
  maxExpandedBytes: 64 * 1024 * 1024 * 1024,
  maxBufferedBytes: 256 * 1024 * 1024,
};

export interface RowBatch {
  rows: RawRow[];
  errors: RowError[];
  /** Bytes of the delivered (compressed) file consumed so far, for progress. */
  bytesRead: number;
  /** Physical lines in all, on the last batch of formats that have lines. */
  lines?: number;
}

/** The file as a whole cannot be used: truncated, encrypted, not what it claims. */
export class UnusableFile extends Error {
  readonly rule: string;
  readonly hint: string;
  constructor(rule: string, message: string, hint: string) {
    super(message);
    this.name = "UnusableFile";
    this.rule = rule;
    this.hint = hint;
  }
}

export interface Compression {
  id: "none" | "gzip" | "zstd";
}

export interface FileFormat {
  id: "jsonl" | "json" | "csv" | "tsv" | "parquet" | "xlsx" | "xml";
  title: string;
  /** One sentence for the README and `assay check --help`. */
  about: string;
  /** Usual file name endings, for suggestions only; detection is by content. */
  extensions: string[];
  /** Reads rows in file order, in batches of a few hundred. Throws UnusableFile when the file as a whole is unusable. */
  read(file: string, compression: Compression["id"], limits: ReadLimits): AsyncIterable<RowBatch>;
}
