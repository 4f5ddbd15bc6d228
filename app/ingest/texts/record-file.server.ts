/** The records of a text store, one positioned read each. */
import { closeSync, openSync, readSync } from "node:fs";
import type { ItemRecord } from "#app/domain/record.ts";
import { recordOfLine } from "#app/domain/record-of-line.ts";

export class RecordFile {
  readonly #handle: number;
  #bytes = Buffer.allocUnsafe(64 * 1024);

  constructor(path: string) {
    this.#handle = openSync(path, "r");
  }

  record(offset: number, length: number): ItemRecord {
    if (length > this.#bytes.length) this.#bytes = Buffer.allocUnsafe(2 * length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.#handle, this.#bytes, done, length - done, offset + done);
      if (read === 0) throw new Error("The text store ends before the record does.");
      done += read;
    }
    return recordOfLine(this.#bytes.toString("utf8", 0, length));
  }

  close(): void {
    closeSync(this.#handle);
  }
}
