/** Lists of messages as the two leaves of their column: roles and contents. A prompt that was lifted whole is copied whole. */
import type { Message } from "#app/domain/record.ts";
import type { GrowingBytes } from "./growing-bytes.ts";
import { type DecodedTexts, TEXT_MARK } from "./lifted-texts.ts";
import type { Spelling } from "./parquet-cells.ts";

type List = readonly Message[];

export class MessageLists {
  /** How many messages each list has. */
  readonly counts: Int32Array;
  readonly #lists: readonly List[];
  readonly #spellings: readonly Spelling[];
  /** Of each list the number of the text that all of it is, -1 where it is none. */
  readonly #wholes: Int32Array;

  /** @param spellings of the row of each list */
  constructor(lists: readonly List[], spellings: readonly Spelling[]) {
    this.#lists = lists;
    this.#spellings = spellings;
    this.#wholes = new Int32Array(lists.length);
    this.counts = new Int32Array(lists.length);
    for (let i = 0; i < lists.length; i += 1) {
      const list = lists[i] as List;
      const { decoded } = spellings[i] as Spelling;
      const whole = decoded ? wholeOf(list, decoded) : -1;
      this.#wholes[i] = whole;
      this.counts[i] = whole < 0 ? list.length : (decoded?.messages[whole] as number);
    }
  }

  /** In PLAIN encoding, each behind its length. */
  writeRoles(out: GrowingBytes): void {
    this.#write(out, "role", ({ bytes, ends, rolesEnds }, whole) => bytes.subarray(ends[whole], rolesEnds[whole]));
  }

  writeContents(out: GrowingBytes): void {
    this.#write(out, "content", ({ bytes, starts, ends }, whole) => bytes.subarray(starts[whole], ends[whole]));
  }

  /** @param partOf a whole prompt, as it stands there already */
  #write(out: GrowingBytes, part: keyof Message, partOf: (texts: DecodedTexts, whole: number) => Uint8Array): void {
    for (let i = 0; i < this.#lists.length; i += 1) {
      const { characters, decoded } = this.#spellings[i] as Spelling;
      const whole = this.#wholes[i] as number;
      if (decoded && whole >= 0) out.bytes(partOf(decoded, whole));
      else for (const message of this.#lists[i] as List) out.text(message[part], characters, decoded);
    }
  }
}

function wholeOf(list: List, decoded: DecodedTexts): number {
  const [only] = list;
  if (!only || list.length > 1 || !only.content.startsWith(TEXT_MARK)) return -1;
  const end = only.content.indexOf(TEXT_MARK, 1);
  const n = Number(only.content.slice(1, end));
  return decoded.messages[n] === 0 ? -1 : n;
}
