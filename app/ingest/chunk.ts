/**
 * A chunk: some hundreds or thousands of checked items as columns, ready to be stored and measured.
 *
 * Chunks are what the reading thread hands to the storing thread: typed arrays move without copying, and neither side
 * ever holds more than a few of them, so memory does not grow with the delivery.
 */

import { goldStrength } from "#app/domain/comparisons.ts";
import { chainKeys } from "#app/domain/key-chain.ts";
import { placeOfLanguage } from "#app/domain/languages.ts";
import type { ItemRecord, Message } from "#app/domain/record.ts";
import { ItemFlag, ItemMark, NONE_U16 } from "#app/metrics/batch-view.ts";
import type { StoredColumns } from "#app/metrics/columns.ts";
import {
  type ContaminationCheck,
  type ContaminationHit,
  NOT_CONTAMINATED,
} from "./contamination/contamination-check.ts";
import { constrainedMark } from "./features/constraint-marks.ts";
import type { TextKernel } from "./features/text-kernel.server.ts";
import { TextWords } from "./features/text-words.ts";
import { GrowingColumns } from "./growing-columns.ts";
import { JudgmentReader } from "./judgment-reader.ts";
import type { Names } from "./names.ts";
import { PromptReader } from "./prompt-reader.ts";
import { ResponseReader } from "./response-reader.ts";
import { GrowingSignatures } from "./signatures.ts";

export interface Place {
  line: number;
  offset: number;
  length: number;
}

export interface Chunk extends StoredColumns {
  place: { line: Uint32Array; offset: Float64Array; length: Uint32Array };
  externalIds: string[];
  conversations: (string | null)[];
  /** Band after band, see `signatures.ts`. */
  signatures: Uint32Array;
  /** Items (by their place in the chunk) that match a protected set; columns keep the rules only. */
  hits: (ContaminationHit & { item: number })[];
}

export class ChunkBuilder {
  readonly #names: Names;
  readonly #columns = new GrowingColumns();
  readonly #signatures: GrowingSignatures;
  readonly #itemBins: Uint32Array;
  readonly #prompt: PromptReader;
  readonly #responses: ResponseReader;
  readonly #judgments: JudgmentReader;
  #externalIds: string[] = [];
  #conversations: (string | null)[] = [];
  readonly #contamination: ContaminationCheck | null;
  #hits: Chunk["hits"] = [];

  /** @param kernel reads texts faster; null where there is none */
  constructor(names: Names, contamination: ContaminationCheck | null = null, kernel: TextKernel | null = null) {
    const words = new TextWords(kernel);
    this.#names = names;
    this.#signatures = new GrowingSignatures(words.binWork);
    this.#itemBins = words.binWork.bins.item;
    this.#prompt = new PromptReader(words);
    this.#responses = new ResponseReader(this.#columns, names, words);
    this.#judgments = new JudgmentReader(this.#columns, names, words);
    this.#contamination = contamination;
  }

  get items(): number {
    return this.#externalIds.length;
  }

  add(record: ItemRecord, place: Place): void {
    const declared = placeOfLanguage(record.language);
    const prompt = this.#prompt;
    prompt.read(record.prompt, declared);
    this.#itemBins.set(prompt.bins);
    this.#responses.read(record, declared, this.#itemBins);
    this.#signatures.add(this.#itemBins, prompt.bins);
    const gold = record.gold ? goldStrength(record.gold) : Number.NaN;
    const { items } = this.#columns;
    const i = this.#columns.nextItem();
    items.promptKey[i] = prompt.key;
    items.pairKey[i] = chainKeys(prompt.key, this.#responses.setKey);
    items.conversationKey[i] = record.conversation === undefined ? 0 : this.#judgments.keyOfText(record.conversation);
    items.turn[i] = record.turn ?? 0;
    items.domain[i] = this.#names.domains.index(record.domain, NONE_U16);
    items.language[i] = this.#names.languages.index(record.language, NONE_U16);
    items.flags[i] =
      (record.order_known === false ? 0 : ItemFlag.ORDER_KNOWN) |
      (record.gold ? ItemFlag.GOLD : 0) |
      (this.#responses.areIdentical ? ItemFlag.IDENTICAL_RESPONSES : 0) |
      (isMultiTurn(record.prompt) ? ItemFlag.MULTI_TURN : 0);
    items.promptChars[i] = prompt.chars;
    items.promptWords[i] = prompt.wordCount;
    items.contextKey[i] = prompt.contextKey;
    items.marks[i] = prompt.marks | provenanceMarks(record);
    items.promptLanguage[i] = prompt.language;
    items.goldStrength[i] = gold;
    const { rules, hits } = this.#contamination?.check(record.prompt) ?? NOT_CONTAMINATED;
    items.contamination[i] = rules;
    for (const hit of hits) this.#hits.push({ item: i, ...hit });
    items.responseCount[i] = record.responses.length;
    items.judgmentCount[i] = this.#judgments.read(record, gold);
    this.#columns.place.line[i] = place.line;
    this.#columns.place.offset[i] = place.offset;
    this.#columns.place.length[i] = place.length;
    this.#externalIds.push(record.id);
    this.#conversations.push(record.conversation ?? null);
  }

  /** Hands the chunk over and starts an empty one. */
  take(): Chunk {
    const chunk = {
      ...this.#columns.take(),
      signatures: this.#signatures.take(),
      externalIds: this.#externalIds,
      conversations: this.#conversations,
      hits: this.#hits,
    };
    this.#externalIds = [];
    this.#conversations = [];
    this.#hits = [];
    return chunk;
  }
}

function isMultiTurn(prompt: string | Message[]): boolean {
  return typeof prompt !== "string" && prompt.some((message) => message.role === "assistant");
}

/** What the record says about how it came to be. */
function provenanceMarks({ constraints, responses, judgments }: ItemRecord): number {
  const samplingKnown = responses.every(({ params }) => params !== undefined && hasEntries(params));
  const timesKnown =
    judgments.length > 0 && judgments.every(({ started_at, at }) => started_at !== undefined && at !== undefined);
  return (
    constrainedMark(constraints) |
    (samplingKnown ? ItemMark.SAMPLING_KNOWN : 0) |
    (timesKnown ? ItemMark.TIMES_KNOWN : 0)
  );
}

function hasEntries(object: Record<string, unknown>): boolean {
  for (const _ in object) return true;
  return false;
}
