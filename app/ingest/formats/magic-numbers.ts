/** What the first bytes of a file say it is, and for things that hold no rows what to do about it. */
export type Kind = "gzip" | "zstd" | "parquet" | "zip" | { name: string; hint: string };

const PLAIN_TEXT = "Unpack it and give the data file itself.";
const SIGNATURES: readonly [bytes: readonly number[], kind: Kind, at?: number][] = [
  [[0x1f, 0x8b], "gzip"],
  [[0x28, 0xb5, 0x2f, 0xfd], "zstd"],
  [[0x50, 0x41, 0x52, 0x31], "parquet"],
  [[0x50, 0x4b, 0x03, 0x04], "zip"],
  [[0x50, 0x4b, 0x05, 0x06], "zip"],
  [[0x50, 0x41, 0x52, 0x45], { name: "an encrypted Parquet file", hint: "Ask its sender for it without encryption." }],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    { name: "an old Excel or an encrypted Office file", hint: "Save it as .xlsx without a password." },
  ],
  [[0x42, 0x5a, 0x68], { name: "a bzip2 file", hint: PLAIN_TEXT }],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], { name: "an xz file", hint: PLAIN_TEXT }],
  [[0x37, 0x7a, 0xbc, 0xaf], { name: "a 7-Zip archive", hint: PLAIN_TEXT }],
  [[0x52, 0x61, 0x72, 0x21], { name: "a RAR archive", hint: PLAIN_TEXT }],
  [[0x75, 0x73, 0x74, 0x61, 0x72], { name: "a tar archive", hint: PLAIN_TEXT }, 257],
  [[0x25, 0x50, 0x44, 0x46], { name: "a PDF", hint: "Write the data as JSON Lines, CSV, Parquet or XLSX." }],
  [
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
    { name: "an SQLite database", hint: "Export the table as CSV or JSON Lines." },
  ],
  [[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], { name: "an Arrow file", hint: "Write it as Parquet." }],
  [[0xff, 0xfe], { name: "UTF-16 text", hint: "Re-save it as UTF-8." }],
  [[0xfe, 0xff], { name: "UTF-16 text", hint: "Re-save it as UTF-8." }],
];

/** Null when the bytes are no known binary format: text, perhaps. */
export function kindOf(head: Uint8Array): Kind | null {
  const found = SIGNATURES.find(([bytes, , at = 0]) => bytes.every((byte, index) => head[at + index] === byte));
  return found?.[1] ?? null;
}
