/**
 * A chunk: some hundreds or thousands of checked items as columns, ready to be stored and measured.
 *
 * Chunks are what the reading thread hands to the storing thread: typed arrays move without copying, and neither side
 * ever holds more than a few of them, so memory does not grow with the delivery.
 */
import { type Comparison, goldStrength, normaliseJudgment } from "#app/domain/comparisons.ts";
import { parseInstant } from "#app/domain/instant.ts";
import type { ItemRecord, JudgmentRecord, Message, ResponseRecord } from "#app/domain/record.ts";
import { JUDGMENT_KINDS } from "#app/domain/strength.ts";
import { GoldVerdict, ItemFlag, NONE_U8, NONE_U16, NONE_U32, ResponseFlag, Tie } from "#app/metrics/batch-view.ts";
import type { StoredColumns } from "#app/metrics/columns.ts";
import { responseMarks } from "./features/response-marks.ts";
import { chainKeys, emptyFeatures, textFeatures } from "./features/text-features.ts";
import { GrowingColumns } from "./growing-columns.ts";
import type { Names } from "./names.ts";

export interface Place {
  line: number;
  offset: number;
  length: number;
}

export interface Chunk extends StoredColumns {
  place: { line: Uint32Array; offset: Float64Array; length: Uint32Array };
  externalIds: string[];
  conversations: (string | null)[];
}

const ROLES: readonly Message["role"][] = ["system", "user", "assistant", "tool"];
const KIND_INDEX = new Map(JUDGMENT_KINDS.map((kind, index) => [kind, index]));
const TIE_INDEX = { none: Tie.NONE, tie: Tie.TIE, both_bad: Tie.BOTH_BAD, both_good: Tie.BOTH_GOOD, skip: Tie.SKIP };

export class ChunkBuilder {
  readonly #names: Names;
  readonly #columns = new GrowingColumns();
  readonly #features = emptyFeatures();
  #externalIds: string[] = [];
  #conversations: (string | null)[] = [];

  constructor(names: Names) {
    this.#names = names;
  }

  get items(): number {
    return this.#externalIds.length;
  }

  add(record: ItemRecord, place: Place): void {
    const flags = this.#addResponses(record.responses);
    const promptKey = this.#keyOfPrompt(record.prompt);
    const gold = record.gold ? goldStrength(record.gold) : Number.NaN;
    const { items } = this.#columns;
    const i = this.#columns.nextItem();
    items.promptKey[i] = promptKey;
    items.pairKey[i] = chainKeys(promptKey, flags.setKey);
    items.conversationKey[i] = record.conversation === undefined ? 0 : this.#keyOfText(record.conversation);
    items.turn[i] = record.turn ?? 0;
    items.domain[i] = this.#names.domains.index(record.domain, NONE_U16);
    items.language[i] = this.#names.languages.index(record.language, NONE_U16);
    items.flags[i] =
      (record.order_known === false ? 0 : ItemFlag.ORDER_KNOWN) |
      (record.gold ? ItemFlag.GOLD : 0) |
      (flags.identical ? ItemFlag.IDENTICAL_RESPONSES : 0) |
      (isMultiTurn(record.prompt) ? ItemFlag.MULTI_TURN : 0);
    items.promptChars[i] = promptChars(record.prompt);
    items.goldStrength[i] = gold;
    items.responseCount[i] = record.responses.length;
    items.judgmentCount[i] = this.#addJudgments(record, gold);
    this.#columns.place.line[i] = place.line;
    this.#columns.place.offset[i] = place.offset;
    this.#columns.place.length[i] = place.length;
    this.#externalIds.push(record.id);
    this.#conversations.push(record.conversation ?? null);
  }

  /** Hands the chunk over and starts an empty one. */
  take(): Chunk {
    const chunk = { ...this.#columns.take(), externalIds: this.#externalIds, conversations: this.#conversations };
    this.#externalIds = [];
    this.#conversations = [];
    return chunk;
  }

  #addResponses(responses: ResponseRecord[]): { setKey: number; identical: boolean } {
    const { responses: columns } = this.#columns;
    const features = this.#features;
    let setKey = 0;
    let identical = responses.length > 1;
    let firstKey = 0;
    for (const [position, response] of responses.entries()) {
      const text = typeof response.text === "string" ? response.text : textOfMessages(response.text);
      textFeatures(text, features);
      const r = this.#columns.nextResponse();
      columns.key[r] = features.key;
      columns.model[r] = this.#names.models.index(response.model, NONE_U16);
      columns.chars[r] = features.chars;
      columns.words[r] = features.words;
      columns.listItems[r] = Math.min(255, features.listItems);
      columns.headers[r] = Math.min(255, features.headers);
      columns.bold[r] = Math.min(255, features.bold);
      columns.emoji[r] = Math.min(255, features.emoji);
      columns.exclamations[r] = Math.min(255, features.exclamations);
      columns.flags[r] = features.flags | (features.flags & ResponseFlag.EMPTY ? 0 : responseMarks(text));
      setKey = addKeys(setKey, features.key);
      if (position === 0) firstKey = features.key;
      else if (features.key !== firstKey) identical = false;
    }
    return { setKey, identical };
  }

  #addJudgments(record: ItemRecord, gold: number): number {
    let rows = 0;
    for (const judgment of record.judgments) {
      for (const comparison of normaliseJudgment(judgment, record.responses.length)) {
        this.#addComparison(judgment, comparison, gold);
        rows += 1;
      }
    }
    return rows;
  }

  #addComparison(judgment: JudgmentRecord, comparison: Comparison, gold: number): void {
    const { judgments } = this.#columns;
    const j = this.#columns.nextJudgment();
    judgments.annotator[j] = this.#names.annotators.index(judgment.annotator, NONE_U32);
    judgments.kind[j] = KIND_INDEX.get(judgment.kind) ?? 0;
    judgments.lead[j] = comparison.lead ? 1 : 0;
    judgments.first[j] = comparison.first;
    judgments.second[j] = comparison.second ?? NONE_U8;
    judgments.strength[j] = comparison.strength ?? Number.NaN;
    judgments.category[j] = comparison.category;
    judgments.tie[j] = TIE_INDEX[comparison.tie];
    judgments.seconds[j] = judgment.seconds ?? Number.NaN;
    judgments.at[j] = timeOf(judgment);
    judgments.goldVerdict[j] = goldVerdict(comparison, gold);
    judgments.repeat[j] = judgment.is_repeat_of === undefined ? 0 : 1;
  }

  #keyOfText(text: string): number {
    textFeatures(text, this.#features);
    return this.#features.key;
  }

  #keyOfPrompt(prompt: string | Message[]): number {
    if (typeof prompt === "string") return this.#keyOfText(prompt);
    // One user message is the same prompt as its bare text: formats differ, the question does not.
    const [only] = prompt;
    if (prompt.length === 1 && only) return this.#keyOfText(only.content);
    let key = 0;
    for (const { role, content } of prompt)
      key = chainKeys(chainKeys(key, ROLES.indexOf(role)), this.#keyOfText(content));
    return key;
  }
}

/** Sum modulo 2^53 - 1 that never rounds: the key of a set is the same whatever the order of its members. */
function addKeys(a: number, b: number): number {
  const room = Number.MAX_SAFE_INTEGER - a;
  return b < room ? a + b : b - room;
}

function goldVerdict(comparison: Comparison, gold: number): number {
  if (Number.isNaN(gold) || comparison.tie === "skip") return GoldVerdict.NOT_GOLD;
  if (comparison.strength === null) return comparison.tie === "none" ? GoldVerdict.NOT_GOLD : GoldVerdict.WRONG;
  return Math.sign(comparison.strength) === Math.sign(gold) ? GoldVerdict.RIGHT : GoldVerdict.WRONG;
}

function timeOf(judgment: JudgmentRecord): number {
  const text = judgment.at ?? judgment.started_at;
  return text === undefined ? Number.NaN : parseInstant(text);
}

function textOfMessages(messages: Message[]): string {
  return messages.map((message) => message.content).join("\n\n");
}

function isMultiTurn(prompt: string | Message[]): boolean {
  return typeof prompt !== "string" && prompt.some((message) => message.role === "assistant");
}

function promptChars(prompt: string | Message[]): number {
  if (typeof prompt === "string") return prompt.length;
  return prompt.reduce((sum, message) => sum + message.content.length, 0);
}
