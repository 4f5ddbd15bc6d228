// Where things lie in the kernel's memory, in bytes; `lift-kernel.server.ts` has the same. One block of lines at a time.

/** What a prompt of several messages is written with, 32 bytes each, and their lengths, u32. */
export const OPENING: usize = 0x400;
export const CONTENT: usize = 0x420;
export const NEXT_MESSAGE: usize = 0x440;
export const END_OF_LIST: usize = 0x460;
export const SPELLING_LENGTHS: usize = 0x480;
/** Names of members that no value is read of, 16 bytes each and the length of each in a byte of its own; 0 behind the last. */
export const PASSED_OVER: usize = 0x500;
export const PASSED_OVER_LENGTHS: usize = 0x4c0;
/** Of each line where it begins in the block and its bytes, then where its JSON ends: u32. */
export const LINES: usize = 0x1000;
export const JSON_ENDS: usize = 0x21000;
/** Of each text where it begins and ends in the block, and once it is decoded: u32. */
export const STARTS: usize = 0x31000;
export const ENDS: usize = 0x41000;
export const DECODED_STARTS: usize = 0x51000;
export const DECODED_ENDS: usize = 0x61000;
/** Of a decoded prompt how many messages it has, 0 for any other text, and where their roles end: u32. */
export const MESSAGES: usize = 0x71000;
export const ROLES_ENDS: usize = 0x81000;
/** Of each message of one prompt where its role and its content begin and end: addresses, u32. */
export const PARTS: usize = 0x91000;
export const MOST_PARTS: u32 = 4096;
/** Bytes: the block, its lines without their texts, the texts decoded. Behind each is room for sixteen more. */
export const BLOCK: usize = 0xa1000;
export const SHORT_JSON: usize = 0x1a1100;
export const DECODED: usize = 0x2a1200;
/** Where nothing is decoded, a line with its texts is written there; behind it the memory ends. */
export const LINE: usize = DECODED;
export const LINE_END: usize = 0x3fffe0;
