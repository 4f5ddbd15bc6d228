/** The same as `features/function-words.ts`. */
import { FUNCTION_WORDS, LANGUAGE_HITS, LISTS, LISTS_AT, WORDS } from "./layout";

const SLOTS: u32 = 8192;
const WORDS_SCREENED: u32 = 64;

/** Adds the first words of the text to the hits of each language that they belong to. */
export function countFunctionWords(words: u32): void {
  const end = WORDS + ((<usize>min(words, WORDS_SCREENED) + 4) << 2);
  for (let at = WORDS + 16; at < end; at += 4) {
    const hash = load<u32>(at);
    let slot = hash >> 19;
    while (keyAt(slot) !== 0 && keyAt(slot) !== hash) slot = (slot + 1) & (SLOTS - 1);
    if (keyAt(slot) !== hash) continue;
    let list = LISTS + <usize>load<u16>(LISTS_AT + ((<usize>slot) << 1));
    for (let language = load<u8>(list); language !== 0; language = load<u8>(list)) {
      const hits = LANGUAGE_HITS + ((<usize>language) << 1);
      store<u16>(hits, load<u16>(hits) + 1);
      list += 1;
    }
  }
}

function keyAt(slot: u32): u32 {
  return load<u32>(FUNCTION_WORDS + ((<usize>slot) << 2));
}
