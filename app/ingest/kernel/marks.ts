/** The few characters that need more than arithmetic: digits of long numbers, and marks of formatting. */
import { fences, readLineStart } from "./line-start";
import { unitAt } from "./units";

/** Characters from one digit to the next of the same number, at most, and digits of a long one. */
const DIGIT_GAP: i32 = 3;
const LONG_NUMBER: u32 = 7;

export let stars: u32 = 0;
export let exclamations: u32 = 0;
export let links: u32 = 0;
export let longNumbers: u32 = 0;
let digitRun: u32 = 0;
let lastDigit: i32 = 0;

export function startMarks(): void {
  stars = exclamations = links = longNumbers = digitRun = 0;
  lastDigit = -DIGIT_GAP - 1;
}

export function readDigit(at: u32): void {
  digitRun = <i32>at - lastDigit <= DIGIT_GAP ? digitRun + 1 : 1;
  lastDigit = <i32>at;
  longNumbers += <u32>(digitRun === LONG_NUMBER);
}

/** A line feed, an exclamation mark, a star or a colon. @param end of the text, trimmed */
export function readMark(at: u32, end: u32): void {
  const unit = unitAt(at);
  if (unit === 10) readLineStart(at + 1, end);
  else if (unit === 33) exclamations += 1;
  else if (unit === 42) stars += <u32>((fences & 1) === 0 && unitAt(at + 1) === 42);
  else links += <u32>(unitAt(at + 1) === 47 && unitAt(at + 2) === 47);
}
