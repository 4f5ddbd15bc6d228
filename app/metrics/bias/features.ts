/** What of two compared responses one can have alone, or more of: formats, openings, style, a refusal. Metrics, filters and links share it. */
import { STOCK_OPENINGS } from "#app/domain/stock-openings.ts";
import { type BatchView, ItemMark, type ResponseColumns, ResponseFlag, ResponseMark } from "../batch-view.ts";
import type { NumberColumn } from "../columns.ts";
import { oncePerView } from "../once-per-view.ts";

export interface Feature {
  /** As it stands in an address. */
  id: string;
  /** Follows "of which one response": "alone has bold text", "has more list items". */
  phrase: string;
  /** How much of it each response has; 1 or 0 for what is there or not. */
  amountsOf(view: BatchView): NumberColumn;
}

/** By bit of {@link formatBits}: the name in tables, the id, and what one response alone has. */
export const FORMATS = [
  ["bold", "has-bold", "bold text"],
  ["header", "has-header", "a header"],
  ["list", "has-list", "a list"],
  ["link", "has-link", "a link"],
  ["emoji", "has-emoji", "emoji"],
  ["exclamation mark", "has-exclamation", "an exclamation mark"],
  ["table", "has-table", "a table"],
  ["code block", "has-code", "a code block"],
] as const;

/** The formats of each response. */
export const formatBits = oncePerView(({ responses }: BatchView): Uint8Array => {
  const { n, flags, bold, headers, listItems, emoji, exclamations } = responses;
  const bits = new Uint8Array(n);
  for (let r = 0; r < n; r += 1) {
    const own = flags[r] as number;
    bits[r] =
      Number((bold[r] as number) > 0) |
      (Number((headers[r] as number) > 0) << 1) |
      (Number((listItems[r] as number) > 0) << 2) |
      (Number((own & ResponseFlag.HAS_LINK) !== 0) << 3) |
      (Number((emoji[r] as number) > 0) << 4) |
      (Number((exclamations[r] as number) > 0) << 5) |
      (Number((own & ResponseFlag.HAS_TABLE) !== 0) << 6) |
      (Number((own & ResponseFlag.HAS_CODE) !== 0) << 7);
  }
  return bits;
});

export const ANY_OPENING = "stock-opening";

/** Of the stock opening at a place of the list. */
export function openingId(place: number): string {
  return `opening-${(STOCK_OPENINGS[place] ?? "").replace(/[^a-z]+/g, "-")}`;
}

function perWord(count: Uint16Array, { words }: ResponseColumns): Float64Array {
  const amounts = new Float64Array(count.length);
  for (let r = 0; r < count.length; r += 1) amounts[r] = (count[r] as number) / Math.max(1, words[r] as number);
  return amounts;
}

function structure({ n, headers, bold, listItems }: ResponseColumns): Uint16Array {
  const amounts = new Uint16Array(n);
  for (let r = 0; r < n; r += 1) amounts[r] = (headers[r] as number) + (bold[r] as number) + (listItems[r] as number);
  return amounts;
}

/** 1 for a response that opens by agreeing with the user, -1 by disagreeing, 0 by both or neither. */
function agreement({ n, marks }: ResponseColumns): Int16Array {
  const amounts = new Int16Array(n);
  for (let r = 0; r < n; r += 1) {
    const own = marks[r] as number;
    amounts[r] = Number((own & ResponseMark.AGREES) !== 0) - Number((own & ResponseMark.DISAGREES) !== 0);
  }
  return amounts;
}

function bitOf(bits: Uint8Array, bit: number): Uint8Array {
  const is = new Uint8Array(bits.length);
  for (let r = 0; r < bits.length; r += 1) is[r] = ((bits[r] as number) >> bit) & 1;
  return is;
}

/** The five features of style whose skew is measured. */
export const STYLE: readonly Feature[] = [
  amount("length", "characters", ({ chars }) => chars),
  amount("structure", "headers, bold and list items", structure),
  amount("jargon", "long words a word", (responses) => perWord(responses.longWords, responses)),
  amount("agreement", "agreement with the user", agreement),
  amount("vagueness", "hedges a word", (responses) => perWord(responses.hedges, responses)),
];

/** Of the opinion that the user of the prompt states: the response opens by agreeing. */
const AGREES: Feature = {
  id: "agrees",
  phrase: "alone agrees with the opinion of the user",
  amountsOf: agreeingResponses,
};

/** 1 for a response that opens by agreeing, where the user stated an opinion. */
export function agreeingResponses({ items, responses }: BatchView): Uint8Array {
  const agrees = new Uint8Array(responses.n);
  for (let item = 0; item < items.n; item += 1) {
    if (((items.marks[item] as number) & ItemMark.USER_STANCE) === 0) continue;
    for (let r = items.firstResponse[item] as number; r < (items.firstResponse[item + 1] as number); r += 1) {
      const marks = (responses.marks[r] as number) & (ResponseMark.AGREES | ResponseMark.DISAGREES);
      agrees[r] = Number(marks === ResponseMark.AGREES);
    }
  }
  return agrees;
}

export const FEATURES: readonly Feature[] = [
  ...STYLE,
  ...FORMATS.map(
    ([, id, name], bit): Feature => ({
      id,
      phrase: `alone has ${name}`,
      amountsOf: (view) => bitOf(formatBits(view), bit),
    }),
  ),
  amount("headers", "headers", ({ headers }) => headers),
  amount("list-items", "list items", ({ listItems }) => listItems),
  amount("bold", "bold text", ({ bold }) => bold),
  amount("emoji", "emoji", ({ emoji }) => emoji),
  amount("exclamation-marks", "exclamation marks", ({ exclamations }) => exclamations),
  AGREES,
  {
    id: "refusal",
    phrase: "alone declines to answer",
    amountsOf: ({ responses }) => responses.flags.map((flags) => Number((flags & ResponseFlag.REFUSAL) !== 0)),
  },
  {
    id: ANY_OPENING,
    phrase: "alone opens with a stock phrase",
    amountsOf: ({ responses }) => responses.opening.map((opening) => Number(opening > 0)),
  },
  ...STOCK_OPENINGS.map(
    (opening, place): Feature => ({
      id: openingId(place),
      phrase: `alone opens with “${opening}”`,
      amountsOf: ({ responses }) => responses.opening.map((one) => Number(one === place + 1)),
    }),
  ),
];

export const FEATURE_IDS = FEATURES.map(({ id }) => id);

/** Throws for an id that is not in the list. */
export function featureOf(id: string): Feature {
  const found = FEATURES.find((one) => one.id === id);
  if (!found) throw new RangeError(`There is no feature "${id}".`);
  return found;
}

function amount(id: string, name: string, of: (responses: ResponseColumns) => NumberColumn): Feature {
  return { id, phrase: `has more ${name}`, amountsOf: ({ responses }) => of(responses) };
}
