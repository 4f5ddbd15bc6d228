declare global {
  // ES2024, in every Node we support, not yet in the ES2023 library types.
  interface String {
    isWellFormed(): boolean;
  }
}

/** Why a row could not be read. Never carries content beyond the names of fields. */
export class RowFault {
  readonly field: string;
  readonly rule: string;
  readonly hint: string;

  constructor(field: string, rule: string, hint: string) {
    this.field = field;
    this.rule = rule;
    this.hint = hint;
  }
}

export function tooLong(bytes: number, maxRowBytes: number): RowFault {
  return new RowFault("", "row-too-long", `${bytes} bytes, more than the ${maxRowBytes} allowed in one row`);
}

/** What no text may hold, because databases and trainers choke on it; null when the text is sound. */
export function textFault(field: string, text: string): RowFault | null {
  if (text.includes("\0")) return new RowFault(field, "nul", "a NUL character in the text; remove it at the source");
  if (text.isWellFormed()) return null;
  return new RowFault(field, "lone-surrogate", "half a character (unpaired surrogate) in the text");
}

/** @param offset where `bytes` starts in the expanded text */
export function notUtf8(bytes: Buffer, offset: number): RowFault {
  const at = firstInvalidByte(bytes);
  const before = bytes.subarray(0, at);
  // One accented letter in Latin-1 is one lone high byte; text that had correct multi-byte letters before it was damaged instead.
  const latin1 = before.every((byte) => byte < 0x80) && (bytes[at + 1] ?? 0) < 0x80;
  const guess = latin1
    ? "looks like Latin-1/Windows-1252: re-save as UTF-8"
    : "damaged, or several encodings in one file";
  return new RowFault("", "utf-8", `not UTF-8 at byte ${offset + at}; ${guess}`);
}

function firstInvalidByte(bytes: Buffer): number {
  const text = bytes.toString("utf8");
  let at = 0;
  let from = 0;
  for (let mark = text.indexOf("\ufffd"); mark !== -1; mark = text.indexOf("\ufffd", from)) {
    at += Buffer.byteLength(text.slice(from, mark));
    // A replacement character that the vendor wrote is three correct bytes.
    const written = bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
    if (!written) return at;
    at += 3;
    from = mark + 1;
  }
  return at;
}
