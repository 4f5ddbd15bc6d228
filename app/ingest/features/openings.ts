/** How a response opens: with a stock phrase, agreeing, disagreeing. Only its first words are looked at. */
import { STOCK_OPENINGS } from "#app/domain/stock-openings.ts";
import { ResponseMark } from "#app/metrics/batch-view.ts";

const HEAD = 80;

// Longest first: "here" must not hide "here is". Group k + 1 is opening k.
const STOCK = new RegExp(
  `^\\W*(?:${STOCK_OPENINGS.map((opening) => `(${opening})`).join("|")})(?![\\p{L}\\p{N}])`,
  "u",
);
const AGREES =
  /^\W*(yes\b|yeah\b|absolutely\b|exactly\b|definitely\b|i (completely |totally |fully |wholeheartedly |couldn't )?agree\b|you('re| are) (absolutely |completely |quite |totally |so )?(right|correct)\b|that('s| is) (absolutely |completely |quite |so )?(right|correct|true)\b|(great|good|excellent|fair|valid) point\b|i share your\b|your (view|opinion|point|instinct) is\b)/;
const DISAGREES =
  /^\W*(no[,.!]|not (quite|exactly|really|necessarily)\b|actually, (no|that|the|it)\b|i (respectfully |have to |must |would |strongly |don't |do not |can't )?(disagree|agree)\b|i('m| am) not sure (i agree|that's|that is)\b|that('s| is) (not|a common (myth|misconception)|incorrect|wrong|false)\b|that isn't\b|unfortunately, (that|this)\b|i see (it|this) differently\b)/;
const NEGATED = /^\W*i (don't|do not|can't) agree\b/;

/** First words of all of these: most texts begin with another, and cost no more than the look. */
const FIRST_WORDS = new Set([
  ...STOCK_OPENINGS.map((opening) => opening.split(/\W/u)[0] ?? ""),
  ..."yes yeah absolutely exactly definitely i you that great good excellent fair valid your".split(" "),
  ..."no not actually unfortunately".split(" "),
]);
const FIRST_WORD = /^[^a-z]{0,8}([a-z]{1,16})/;
const MOST_BEFORE = 8;
const MOST_LETTERS = 16;
const FIRST_HASHES = new Set([...FIRST_WORDS].map((word) => firstHash(word)));

/** The head of a text for the functions below; "" when it begins with none of their words. */
export function headOf(text: string): string {
  const hash = firstHash(text);
  if (hash !== null && !FIRST_HASHES.has(hash)) return "";
  const word = FIRST_WORD.exec(text.slice(0, MOST_BEFORE + MOST_LETTERS).toLowerCase())?.[1];
  return word !== undefined && FIRST_WORDS.has(word) ? text.slice(0, HEAD).toLowerCase().replaceAll("’", "'") : "";
}

/** Of the first word, without making a string of it; null where letters before its end are not those of English. */
function firstHash(text: string): number | null {
  let hash = 0;
  let letters = 0;
  for (let i = 0; i < text.length && letters < MOST_LETTERS; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return null;
    const lower = unit | 32;
    if (lower >= 97 && lower <= 122) {
      hash = (Math.imul(hash, 31) + lower) & 0x3fffffff;
      letters += 1;
    } else if (letters > 0 || i === MOST_BEFORE) break;
  }
  return hash;
}

/** The place in STOCK_OPENINGS counted from 1; 0 = none. */
export function stockOpening(head: string): number {
  if (head === "") return 0;
  const found = STOCK.exec(head);
  if (!found) return 0;
  return found.findIndex((group, k) => k > 0 && group !== undefined);
}

export function stanceMarks(head: string): number {
  if (head === "") return 0;
  if (NEGATED.test(head)) return ResponseMark.DISAGREES;
  if (AGREES.test(head)) return ResponseMark.AGREES;
  return DISAGREES.test(head) ? ResponseMark.DISAGREES : 0;
}
