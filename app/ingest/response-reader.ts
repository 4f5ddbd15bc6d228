/** Reads the responses of an item into their columns, and their shingles into those of the item. */
import { LANGUAGES } from "#app/domain/languages.ts";
import type { ItemRecord, ResponseRecord } from "#app/domain/record.ts";
import { NONE_U16, NOT_COMPARED, ResponseFlag, SIMILARITY_STEPS } from "#app/metrics/batch-view.ts";
import { EMPTY_BIN } from "#app/stats/one-permutation-min-hash.ts";
import { constraintVerdicts } from "./features/constraint-marks.ts";
import { screenLanguage } from "./features/language-screen.ts";
import { headOf, stanceMarks, stockOpening } from "./features/openings.ts";
import { personalMarks } from "./features/personal-data.ts";
import { responseMarks } from "./features/response-marks.ts";
import { secretMarks } from "./features/secrets.ts";
import { emptyFeatures } from "./features/text-features.ts";
import type { TextWords } from "./features/text-words.ts";
import type { GrowingColumns } from "./growing-columns.ts";
import type { Names } from "./names.ts";

export class ResponseReader {
  /** Sum of the keys: the same whatever the order. */
  setKey = 0;
  areIdentical = false;
  readonly #features = emptyFeatures();
  readonly #firstBins: Uint32Array;
  readonly #bins: Uint32Array;
  readonly #columns: GrowingColumns;
  readonly #names: Names;
  readonly #words: TextWords;

  constructor(columns: GrowingColumns, names: Names, words: TextWords) {
    this.#columns = columns;
    this.#names = names;
    this.#words = words;
    this.#firstBins = words.binWork.bins.firstResponse;
    this.#bins = words.binWork.bins.response;
  }

  /** Appends the responses of an item; their shingles join `itemBins`. `declared` is the item's language, 0 = none. */
  read(record: ItemRecord, declared: number, itemBins: Uint32Array): void {
    const { responses } = record;
    const verdictOf = constraintVerdicts(record);
    this.setKey = 0;
    this.areIdentical = responses.length > 1;
    let firstKey = 0;
    for (const [position, response] of responses.entries()) {
      const bins = position === 0 ? this.#firstBins : this.#bins;
      const r = this.#readResponse(response, declared, bins);
      const { key } = this.#features;
      if (position === 0) firstKey = key;
      else if (key !== firstKey) this.areIdentical = false;
      const { marks, similarity, language } = this.#columns.responses;
      if (verdictOf)
        marks[r] =
          (marks[r] as number) | verdictOf(position, textOf(response), LANGUAGES[language[r] as number] || null);
      similarity[r] = position === 0 ? NOT_COMPARED : this.#likeness(key === firstKey, bins);
      this.setKey = addKeys(this.setKey, key);
      this.#words.binWork.unite(itemBins, bins);
    }
  }

  /** Jaccard similarity of the word 5-grams to the first; texts too short to have any are the same or not. */
  #likeness(isSame: boolean, bins: Uint32Array): number {
    if (isSame) return SIMILARITY_STEPS;
    const similarity = this.#words.binWork.likeness(this.#firstBins, bins);
    // Another text is never quite the same, however few of its words differ.
    return Number.isNaN(similarity) ? 0 : Math.min(SIMILARITY_STEPS - 1, Math.round(similarity * SIMILARITY_STEPS));
  }

  #readResponse(response: ResponseRecord, declared: number, bins: Uint32Array): number {
    const text = textOf(response);
    const { responses: columns } = this.#columns;
    const features = this.#features;
    const words = this.#words;
    bins.fill(EMPTY_BIN);
    words.read(text, features, bins, true);
    const r = this.#columns.nextResponse();
    const head = headOf(text);
    columns.key[r] = features.key;
    columns.model[r] = this.#names.models.index(response.model, NONE_U16);
    columns.chars[r] = features.chars;
    columns.words[r] = features.words;
    columns.listItems[r] = Math.min(255, features.listItems);
    columns.headers[r] = Math.min(255, features.headers);
    columns.bold[r] = Math.min(255, features.bold);
    columns.emoji[r] = Math.min(255, features.emoji);
    columns.exclamations[r] = Math.min(255, features.exclamations);
    columns.flags[r] =
      features.flags |
      (features.flags & ResponseFlag.EMPTY ? 0 : responseMarks(text)) |
      (words.namesModel || names(text, response.model) ? ResponseFlag.IDENTITY_LEAK : 0) |
      (words.apologises ? ResponseFlag.APOLOGY : 0);
    columns.marks[r] = personalMarks(text, features) | secretMarks(text, features) | stanceMarks(head);
    columns.longWords[r] = Math.min(65_535, features.longWords);
    columns.hedges[r] = Math.min(65_535, words.hedges);
    columns.opening[r] = stockOpening(head);
    columns.language[r] = screenLanguage(text, words, declared);
    return r;
  }
}

/** Does a response name the model that wrote it? Only names that are no common word: seven characters and a digit. */
function names(text: string, model: string | undefined): boolean {
  return model !== undefined && model.length >= 7 && /\d/.test(model) && text.includes(model);
}

/** Sum modulo 2^53 - 1 that never rounds: the key of a set is the same whatever the order of its members. */
function addKeys(a: number, b: number): number {
  const room = Number.MAX_SAFE_INTEGER - a;
  return b < room ? a + b : b - room;
}

function textOf({ text }: ResponseRecord): string {
  return typeof text === "string" ? text : text.map((message) => message.content).join("\n\n");
}
