/**
 * Joins the rows of one item into one record. Rows of an item may stand anywhere in the file, so every item is held
 * until the end; two limits keep that from growing without bound.
 */
import { parseInstant } from "#app/domain/instant.ts";
import type { FieldError } from "./check/rules.ts";
import { UnusableFile } from "./formats/format.ts";
import type { MappedRow, UncheckedRecord } from "./presets/preset.ts";

export interface GroupLimits {
  rows: number;
  /** Characters of prompts and responses held; each row more counts a little. */
  characters: number;
}

export const DEFAULT_GROUP_LIMITS: GroupLimits = { rows: 2_000_000, characters: 512 * 1024 * 1024 };
const CHARACTERS_PER_ROW = 100;

type JudgmentRow = Extract<MappedRow, { kind: "judgments" }>;

interface Group<Place> {
  item: UncheckedRecord;
  judgments: UncheckedRecord[];
  place: Place;
  /** The same item shown in another order. */
  next: Group<Place> | null;
}

export class ItemGrouper<Place> {
  readonly #groups = new Map<string, Group<Place>>();
  readonly #limits: GroupLimits;
  #rows = 0;
  #characters = 0;

  constructor(limits: GroupLimits = DEFAULT_GROUP_LIMITS) {
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#rows === 0;
  }

  /** Returns what is wrong with the row, if anything. @throws UnusableFile over the limits. */
  add(row: JudgmentRow, place: Place): FieldError | null {
    this.#count(row);
    const first = this.#groups.get(row.key);
    if (!first) {
      this.#groups.set(row.key, this.#start(row.item, row.judgments, place));
      return null;
    }
    for (let group: Group<Place> | null = first; group; group = group.next) {
      if (!sameTexts(group.item, row.item)) continue;
      group.judgments.push(...row.judgments);
      return null;
    }
    if (!samePromptAndSet(first.item, row.item)) return CONFLICT;
    this.#startOtherOrder(first, row, place);
    return null;
  }

  /** One record per item, in the order in which the items began. */
  *finish(): Generator<{ record: UncheckedRecord; place: Place }> {
    for (const first of this.#groups.values())
      for (let group: Group<Place> | null = first; group; group = group.next)
        yield { record: { ...group.item, judgments: withRepeats(group.judgments) }, place: group.place };
    this.#groups.clear();
  }

  #count(row: JudgmentRow): void {
    this.#rows += 1;
    this.#characters += CHARACTERS_PER_ROW;
    if (this.#rows <= this.#limits.rows && this.#characters <= this.#limits.characters) return;
    throw new UnusableFile(
      "too-many-rows",
      `The file has more judgment rows than can be joined into items (row ${this.#rows}, item key of ${row.key.length} characters).`,
      `Send one row per item with its judgments, or split the file: up to ${this.#limits.rows} rows and ${this.#limits.characters} characters are joined.`,
    );
  }

  #start(item: UncheckedRecord, judgments: UncheckedRecord[], place: Place): Group<Place> {
    this.#characters +=
      textLength(item.prompt) + textsOf(item).reduce((sum: number, text) => sum + textLength(text), 0);
    return { item, judgments: [...judgments], place, next: null };
  }

  /** Annotators who saw the responses the other way round judged another item: order is part of what an item is. */
  #startOtherOrder(first: Group<Place>, row: JudgmentRow, place: Place): void {
    let last = first;
    let order = 2;
    for (; last.next; last = last.next) order += 1;
    last.next = this.#start({ ...row.item, id: `${String(row.item.id)}~${order}` }, row.judgments, place);
  }
}

const CONFLICT: FieldError = {
  field: "id",
  rule: "conflicting-item",
  hint: "An earlier row of this item has another prompt or other responses; check which column is the item's id.",
};

function sameTexts(a: UncheckedRecord, b: UncheckedRecord): boolean {
  if (!sameText(a.prompt, b.prompt)) return false;
  const [here, there] = [textsOf(a), textsOf(b)];
  return here.length === there.length && here.every((text, i) => sameText(text, there[i]));
}

function samePromptAndSet(a: UncheckedRecord, b: UncheckedRecord): boolean {
  if (!sameText(a.prompt, b.prompt)) return false;
  const [here, there] = [a, b].map((item) =>
    textsOf(item)
      .map((text) => JSON.stringify(text))
      .sort(),
  );
  return JSON.stringify(here) === JSON.stringify(there);
}

function textsOf(item: UncheckedRecord): unknown[] {
  return (item.responses as { text: unknown }[]).map((response) => response.text);
}

function sameText(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}

function textLength(value: unknown): number {
  return typeof value === "string" ? value.length : JSON.stringify(value ?? "").length;
}

/** A second answer of one annotator to one item is kept, and marked as a repeat of the one given first. */
function withRepeats(judgments: UncheckedRecord[]): UncheckedRecord[] {
  const firstOf = new Map<unknown, number>();
  for (const [index, { annotator, at }] of judgments.entries()) {
    if (annotator === undefined) continue;
    const known = firstOf.get(annotator);
    if (known === undefined || isEarlier(at, judgments[known]?.at)) firstOf.set(annotator, index);
  }
  if (firstOf.size === judgments.length) return judgments;
  return judgments.map((judgment, index) => {
    const first = firstOf.get(judgment.annotator) ?? index;
    return first === index ? judgment : { ...judgment, is_repeat_of: `judgments[${first}]` };
  });
}

function isEarlier(at: unknown, than: unknown): boolean {
  return typeof at === "string" && typeof than === "string" && parseInstant(at) < parseInstant(than);
}
