/** One file of a release while it is written: its lines, and at the end its hash and size. */
import { createHash } from "node:crypto";
import type { TrainerFormat } from "./formats/trainer-format.ts";
import { LineWriter } from "./line-writer.ts";
import type { TrainingPair } from "./training-pair.ts";

export interface Written {
  sha256: string;
  bytes: number;
  lines: number;
}

export interface PairOrigin {
  batch: { id: string; week: number };
  deliverySha256: string;
}

export class ReleaseFile {
  readonly format: TrainerFormat;
  readonly #conversational: boolean;
  readonly #writer = new LineWriter();
  readonly #hash = createHash("sha256");
  #bytes = 0;

  constructor(format: TrainerFormat, conversational: boolean) {
    this.format = format;
    this.#conversational = conversational;
  }

  add(pair: TrainingPair, { batch, deliverySha256 }: PairOrigin): void {
    const line = this.format.write({ pair, batch, deliverySha256, conversational: this.#conversational });
    if (line !== null) this.#writer.add(line);
  }

  /** The bytes since the last call, hashed and counted. */
  take(): Buffer {
    const bytes = this.#writer.take();
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    return bytes;
  }

  /** Once, after everything was taken. */
  end(): Written {
    return { sha256: this.#hash.digest("hex"), bytes: this.#bytes, lines: this.#writer.lines };
  }
}
