// Where things lie in the kernel's memory, in bytes. Two tables, what is asked for, what was found, and one text at a time.

/** The fold table: what `fold-table.ts` says of each of 65,536 code units, u32. */
export const FOLD: usize = 0;
/** A block of the text, folded, and a mask of its letters: u16 each. */
export const FOLDED: usize = 0x40000;
export const LETTERS: usize = 0x42100;
/** The same, a bit each, behind those of the sixteen characters before; eight bytes of zeros follow. */
export const LETTER_BITS: usize = 0x44180;
/** MinHash bins that the caller handed out: u32, 112 each. */
export const BINS: usize = 0x44400;
/** Numbers found, u32; the order is that of `store` calls at the end of `read`. */
export const FOUND: usize = 0x45400;
/** The bitmap of `PhraseList`: can a phrase end here? */
export const PHRASE_ENDS: usize = 0x45800;
/** The text in UTF-16, its words as hashes (u32, from the fifth place on), places where a phrase may end (u32). */
export const TEXT: usize = 0x48000;
export const WORDS: usize = 0x68100;
export const ENDS_FOUND: usize = 0xa8200;
/** For each bin the order in which it borrows from the others when it is empty, u8; bins with those filled, u32, with room behind. */
export const LENDING_ORDERS: usize = 0xe8400;
export const DENSE: usize = 0xebc00;
/** What `function-words.ts` knows: hashes by slot, u32; the group of each, u8; the languages of each group, 64 times u8. */
export const FUNCTION_WORDS: usize = 0xec400;
export const WORD_GROUPS: usize = 0xf4400;
export const SPEAKERS: usize = 0xf6400;
/** Function words of each language, u16. */
export const LANGUAGE_HITS: usize = 0xfc400;
/** The signature of one item, u32: the band hashes and the sketches, as `signatures.ts` orders them. */
export const SIGNATURE: usize = 0xec000;
/** For each bin its place in the order of every other, u8; the least of those of all full bins, for each, u8. */
export const LENDING_RANKS: usize = 0xfc800;
export const NEAREST: usize = 0xffa00;
