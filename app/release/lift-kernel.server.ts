/**
 * The compiled lifting of texts (`app/release/kernel`): what {@link liftTexts} does with a line, done with a block of lines at
 * once and a few times as fast, and what puts them back where a line of them is written. One instance a thread, made on first use.
 */
import { existsSync, readFileSync } from "node:fs";
import { kernelFile } from "#app/paths.server.ts";
import { CONTENT, type DecodedTexts, END_OF_LIST, NEXT_MESSAGE, PROMPT } from "./lifted-texts.ts";

/** What fits into the kernel's memory; a block of more is parsed line by line. */
const MOST_BYTES = 1024 * 1024;
const MOST_LINES = 16_384;
/** Shorter texts are not lifted, so that there are never more than these. */
const MOST_TEXTS = MOST_BYTES / 64;

/** Places in the kernel's memory, in bytes, as `app/release/kernel/layout.ts` has them. */
const AT = {
  spellings: 0x400,
  spellingLengths: 0x480,
  passedOverLengths: 0x4c0,
  passedOver: 0x500,
  lines: 0x1000,
  jsonEnds: 0x21000,
  starts: 0x31000,
  ends: 0x41000,
  decodedStarts: 0x51000,
  decodedEnds: 0x61000,
  messages: 0x71000,
  rolesEnds: 0x81000,
  block: 0xa1000,
  json: 0x1a1100,
  decoded: 0x2a1200,
};
const SPELLING_ROOM = 32;
const SPELLINGS = [PROMPT, CONTENT, NEXT_MESSAGE, END_OF_LIST];
/**
 * Members of responses and judgments that no row of values is made of: parsed with the rest, they would take a third of its
 * time.
 */
export const PASSED_OVER = ["model", "annotator", "seconds", "started_at", "at", "comment"];
const NAME_ROOM = 16;

export interface BlockOfLines {
  bytes: Uint8Array;
  offsets: Uint32Array;
  lengths: Uint32Array;
}

export interface LiftedBlock {
  /** The lines without their long texts, each with a comma behind it: one character per byte. */
  json: string;
  /** Where that of each line ends, behind its comma; nothing stands there for a line that has to be parsed as a whole. */
  jsonEnds: Uint32Array;
  /** Where they begin and end in the block, which is the kernel's nth; null when they were decoded. */
  texts: { starts: Uint32Array; ends: Uint32Array; nth: number } | null;
  /** In the kernel's memory: they stand there until the next block is lifted. */
  decoded: DecodedTexts | null;
}

export interface LiftKernel {
  /**
   * With prompts of several messages as one text, unless each message is wanted; what is decoded is without the members
   * that are {@link PASSED_OVER}.
   *
   * @param block valid UTF-8
   * @returns null when it is too large, or shorter than its lines
   */
  lift(block: BlockOfLines, what: "prompts" | "messages" | "decoded"): LiftedBlock | null;
  /**
   * A line with the texts of a block in the places of their marks, and a line end, as bytes that stand in the kernel's
   * memory until it is called again; null when the line is too long for it, or it holds another block by now.
   *
   * @param json one character per byte
   * @param nth block of the kernel's
   */
  putBack(json: string, nth: number): Uint8Array | null;
}

interface Exports {
  memory: WebAssembly.Memory;
  lift(lines: number, wholePrompts: number, decodes: number): number;
  putBack(length: number): number;
}

let known: LiftKernel | null | undefined;

/** null where it was not built: without the development dependencies lines are lifted by {@link liftTexts} alone. */
export function liftKernel(): LiftKernel | null {
  const file = kernelFile("lift-kernel");
  known ??= existsSync(file) ? kernelOf(new Uint8Array(readFileSync(file))) : null;
  return known;
}

function kernelOf(code: Uint8Array<ArrayBuffer>): LiftKernel {
  const { memory, lift, putBack } = new WebAssembly.Instance(new WebAssembly.Module(code))
    .exports as unknown as Exports;
  const { buffer } = memory;
  for (const [i, spelling] of SPELLINGS.entries())
    Buffer.from(buffer, AT.spellings + SPELLING_ROOM * i, SPELLING_ROOM).write(spelling, "latin1");
  new Uint32Array(buffer, AT.spellingLengths, SPELLINGS.length).set(SPELLINGS.map(({ length }) => length));
  for (const [i, name] of PASSED_OVER.entries())
    Buffer.from(buffer, AT.passedOver + NAME_ROOM * i, NAME_ROOM).write(name, "latin1");
  new Uint8Array(buffer, AT.passedOverLengths, PASSED_OVER.length + 1).set([
    ...PASSED_OVER.map(({ length }) => length),
    0,
  ]);
  const lines = new Uint32Array(buffer, AT.lines, 2 * MOST_LINES);
  const jsonEnds = new Uint32Array(buffer, AT.jsonEnds, MOST_LINES);
  // A line that stands for itself has no line end whose place its comma takes.
  const json = Buffer.from(buffer, AT.json, MOST_BYTES + 1);
  const block = Buffer.from(buffer, AT.block, MOST_BYTES);
  const decoded = new Uint8Array(buffer, AT.decoded);
  let nth = 0;
  const table = (at: number, texts: number) => new Uint32Array(buffer, at, MOST_TEXTS).slice(0, texts);
  return {
    lift({ bytes, offsets, lengths }, what) {
      if (bytes.length > MOST_BYTES || offsets.length > MOST_LINES) return null;
      nth += 1;
      block.set(bytes);
      for (let i = 0; i < offsets.length; i += 1) {
        const [offset, length] = [offsets[i] as number, lengths[i] as number];
        if (offset + length > bytes.length) return null;
        lines[2 * i] = offset;
        lines[2 * i + 1] = length;
      }
      const decodes = what === "decoded";
      const texts = lift(offsets.length, what === "messages" ? 0 : 1, decodes ? 1 : 0);
      const ends = jsonEnds.slice(0, offsets.length);
      return {
        json: json.toString("latin1", 0, ends.at(-1) ?? 0),
        jsonEnds: ends,
        texts: decodes ? null : { starts: table(AT.starts, texts), ends: table(AT.ends, texts), nth },
        decoded: decodes
          ? {
              bytes: decoded,
              starts: table(AT.decodedStarts, texts),
              ends: table(AT.decodedEnds, texts),
              rolesEnds: table(AT.rolesEnds, texts),
              messages: table(AT.messages, texts),
            }
          : null,
      };
    },
    putBack(line, ofBlock) {
      if (ofBlock !== nth || line.length > MOST_BYTES) return null;
      const length = putBack(json.write(line, 0, "latin1"));
      return length === 0 ? null : decoded.subarray(0, length);
    },
  };
}
