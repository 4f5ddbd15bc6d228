/** What of two compared responses one can have alone, or more of: formats, openings, style. Metrics, filters and links share it. */
import { STOCK_OPENINGS } from "#app/domain/stock-openings.ts";
import { type BatchView, ItemMark, type ResponseColumns, ResponseFlag, ResponseMark } from "../batch-view.ts";

export interface Feature {
  /** As it stands in an address. */
  id: string;
  /** Follows "of which one response": "alone has bold text", "has more list items". */
  phrase: string;
  /** How much of it a response has, by its number; 1 or 0 for what is there or not. */
  amountOf(view: BatchView): (response: number) => number;
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

export function formatBits({ responses }: BatchView, r: number): number {
  const flags = responses.flags[r] as number;
  return (
    Number((responses.bold[r] as number) > 0) |
    (Number((responses.headers[r] as number) > 0) << 1) |
    (Number((responses.listItems[r] as number) > 0) << 2) |
    (Number((flags & ResponseFlag.HAS_LINK) !== 0) << 3) |
    (Number((responses.emoji[r] as number) > 0) << 4) |
    (Number((responses.exclamations[r] as number) > 0) << 5) |
    (Number((flags & ResponseFlag.HAS_TABLE) !== 0) << 6) |
    (Number((flags & ResponseFlag.HAS_CODE) !== 0) << 7)
  );
}

export const ANY_OPENING = "stock-opening";

/** Of the stock opening at a place of the list. */
export function openingId(place: number): string {
  return `opening-${(STOCK_OPENINGS[place] ?? "").replace(/[^a-z]+/g, "-")}`;
}

const per =
  (count: Uint16Array, { words }: ResponseColumns) =>
  (r: number) =>
    (count[r] as number) / Math.max(1, words[r] as number);
const each = (count: Uint8Array | Uint32Array) => (r: number) => count[r] as number;

/** The five features of style whose skew is measured. */
export const STYLE: readonly Feature[] = [
  amount("length", "characters", ({ chars }) => each(chars)),
  amount(
    "structure",
    "headers, bold and list items",
    ({ headers, bold, listItems }) =>
      (r) =>
        (headers[r] as number) + (bold[r] as number) + (listItems[r] as number),
  ),
  amount("jargon", "long words a word", (responses) => per(responses.longWords, responses)),
  amount(
    "agreement",
    "agreement with the user",
    ({ marks }) =>
      (r) =>
        Number(((marks[r] as number) & ResponseMark.AGREES) !== 0) -
        Number(((marks[r] as number) & ResponseMark.DISAGREES) !== 0),
  ),
  amount("vagueness", "hedges a word", (responses) => per(responses.hedges, responses)),
];

/** Of the opinion that the user of the prompt states: the response opens by agreeing. */
const AGREES: Feature = {
  id: "agrees",
  phrase: "alone agrees with the opinion of the user",
  amountOf: (view) => {
    const agreeing = agreeingResponses(view);
    return (r) => agreeing[r] as number;
  },
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
      amountOf: (view) => (r) => (formatBits(view, r) >> bit) & 1,
    }),
  ),
  amount("headers", "headers", ({ headers }) => each(headers)),
  amount("list-items", "list items", ({ listItems }) => each(listItems)),
  amount("bold", "bold text", ({ bold }) => each(bold)),
  amount("emoji", "emoji", ({ emoji }) => each(emoji)),
  amount("exclamation-marks", "exclamation marks", ({ exclamations }) => each(exclamations)),
  AGREES,
  {
    id: ANY_OPENING,
    phrase: "alone opens with a stock phrase",
    amountOf: (view) => (r) => Number((view.responses.opening[r] as number) > 0),
  },
  ...STOCK_OPENINGS.map(
    (opening, place): Feature => ({
      id: openingId(place),
      phrase: `alone opens with “${opening}”`,
      amountOf: (view) => (r) => Number(view.responses.opening[r] === place + 1),
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

function amount(id: string, name: string, of: (responses: ResponseColumns) => (response: number) => number): Feature {
  return { id, phrase: `has more ${name}`, amountOf: ({ responses }) => of(responses) };
}
