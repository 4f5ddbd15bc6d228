/** Which items have a mark: all their judgments have it. */
import { placeOfLanguage } from "#app/domain/languages.ts";
import {
  type BatchView,
  CopyOf,
  ItemFlag,
  ItemMark,
  PersonalMark,
  ResponseFlag,
  ResponseMark,
} from "#app/metrics/batch-view.ts";
import { voteOf } from "#app/metrics/bias/predictability.ts";
import { sampledItems } from "#app/metrics/bias/sampled-items.ts";
import { toneOf } from "#app/metrics/integrity/apologetic-phrases.ts";
import { DECIDING_RULES } from "#app/metrics/integrity/contamination-rules.ts";
import { otherLanguage } from "#app/metrics/integrity/language-mismatch.ts";
import { PROVENANCE } from "#app/metrics/integrity/provenance-completeness.ts";
import { brokenTurns } from "#app/metrics/integrity/turn-chain.ts";
import { isNearlySame } from "#app/metrics/policy/near-identical-responses.ts";
import { isOfOneModel, metOfPair } from "#app/metrics/policy/pair-informativeness.ts";
import type { Mark } from "./marks.ts";
import type { JudgmentMark } from "./match-mark.ts";

type ItemTest = (item: number) => boolean;

export const ITEM_TESTS: Record<Exclude<Mark, JudgmentMark>, (view: BatchView) => ItemTest> = {
  duplicate: repeatedPairs,
  near_duplicate:
    ({ items }) =>
    (item) =>
      items.nearItem[item] !== 0,
  copy_of_earlier: hasBit("copied", CopyOf.EARLIER),
  near_copy_of_earlier: hasBit("copied", CopyOf.NEARLY_EARLIER),
  copy_elsewhere: hasBit("copied", CopyOf.ELSEWHERE),
  near_copy_elsewhere: hasBit("copied", CopyOf.NEARLY_ELSEWHERE),
  contaminated: hasBit("contamination", DECIDING_RULES),
  pii: marked(ItemMark.PII, ResponseMark.PII),
  secret: marked(ItemMark.SECRET, ResponseMark.SECRET),
  email: marked(PersonalMark.EMAIL, PersonalMark.EMAIL),
  card: marked(PersonalMark.CARD, PersonalMark.CARD),
  iban: marked(PersonalMark.IBAN, PersonalMark.IBAN),
  phone: marked(PersonalMark.PHONE, PersonalMark.PHONE),
  ip_address: marked(PersonalMark.IP_ADDRESS, PersonalMark.IP_ADDRESS),
  national_id: marked(PersonalMark.NATIONAL_ID, PersonalMark.NATIONAL_ID),
  language_mismatch: inAnotherLanguage,
  refusal: flagged(ResponseFlag.REFUSAL),
  apology: flagged(ResponseFlag.APOLOGY),
  apology_only: toned(1),
  many_emoji: toned(2),
  many_exclamations: toned(3),
  identity_leak: flagged(ResponseFlag.IDENTITY_LEAK),
  broken: (view) => {
    const bad = flagged(ResponseFlag.EMPTY | ResponseFlag.ERROR_TEXT | ResponseFlag.TRUNCATED)(view);
    const same = hasBit("flags", ItemFlag.IDENTICAL_RESPONSES)(view);
    return (item) => bad(item) || same(item);
  },
  identical: hasBit("flags", ItemFlag.IDENTICAL_RESPONSES),
  empty: flagged(ResponseFlag.EMPTY),
  error_text: flagged(ResponseFlag.ERROR_TEXT),
  unfinished: flagged(ResponseFlag.TRUNCATED),
  nearly_same: (view) => (item) => isNearlySame(view, item) === true,
  violated: marked(0, ResponseMark.VIOLATED | ResponseMark.VENDOR_VIOLATED),
  unknown_constraint: marked(ItemMark.UNKNOWN_CONSTRAINT, 0),
  both_met: (view) => (item) => metOfPair(view, item) === 2,
  neither_met: (view) => (item) => metOfPair(view, item) === 0,
  one_model: (view) => (item) => isOfOneModel(view, item) === true,
  broken_turn: (view) => {
    const broken = brokenTurns(view);
    return (item) => broken[item] === 1;
  },
  words_read: (view) => {
    const sampled = new Set(sampledItems(view));
    return (item) => sampled.has(item) && voteOf(view, item) !== 0;
  },
  order_known: hasBit("flags", ItemFlag.ORDER_KNOWN),
  no_annotator: lacks("no_annotator"),
  no_model: lacks("no_model"),
  no_sampling: lacks("no_sampling"),
  no_order: lacks("no_order"),
  no_times: lacks("no_times"),
};

/** Any of the bits of a column of the items. */
function hasBit(column: "flags" | "copied" | "contamination", bits: number) {
  return ({ items }: BatchView): ItemTest =>
    (item) =>
      ((items[column][item] as number) & bits) !== 0;
}

function marked(ofItem: number, ofResponse: number) {
  return (view: BatchView): ItemTest => {
    const inResponses = anyResponse(view, (at) => ((view.responses.marks[at] as number) & ofResponse) !== 0);
    return (item) => ((view.items.marks[item] as number) & ofItem) !== 0 || inResponses(item);
  };
}

function flagged(bits: number) {
  return (view: BatchView): ItemTest => anyResponse(view, (at) => ((view.responses.flags[at] as number) & bits) !== 0);
}

/** By the place of a tone in the table of apologetic phrases. */
function toned(tone: number) {
  return (view: BatchView): ItemTest => anyResponse(view, (at) => ((toneOf(view, at) >> tone) & 1) === 1);
}

function lacks(mark: (typeof PROVENANCE)[number]["mark"]) {
  return (view: BatchView): ItemTest => {
    const field = PROVENANCE.find((one) => one.mark === mark);
    return (item) => field?.has(view, item) === false;
  };
}

function anyResponse({ items }: BatchView, test: (response: number) => boolean): ItemTest {
  return (item) => {
    const end = items.firstResponse[item + 1] as number;
    for (let at = items.firstResponse[item] as number; at < end; at += 1) if (test(at)) return true;
    return false;
  };
}

function repeatedPairs({ items }: BatchView): ItemTest {
  const copies = new Map<number, number>();
  for (const key of items.pairKey) copies.set(key, (copies.get(key) ?? 0) + 1);
  return (item) => (copies.get(items.pairKey[item] as number) ?? 0) > 1;
}

/** The prompt, or a response, was detected to be in another language than the record names. */
function inAnotherLanguage(view: BatchView): ItemTest {
  const stated = view.names.languages.map(placeOfLanguage);
  return (item) => {
    const own = stated[view.items.language[item] as number] ?? 0;
    return own > 0 && otherLanguage(view, item, (one) => one === own) > 0;
  };
}
