import { DelimitedRecord } from "./delimited-record.ts";

/** The one of `delimiters` that cuts the header into most cells. */
export function bestDelimiter(header: string, delimiters: readonly string[]): string {
  let best = delimiters[0] ?? ",";
  let most = 0;
  for (const delimiter of delimiters) {
    const record = new DelimitedRecord(delimiter);
    record.push(header);
    if (record.cells.length <= most) continue;
    most = record.cells.length;
    best = delimiter;
  }
  return best;
}
