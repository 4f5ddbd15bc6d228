/**
 * The column lists of a batch view: one place that says which columns exist and how each number is stored.
 * Building, storing, loading and joining columns all derive from it.
 */
import {
  type BatchView,
  type ItemColumns,
  type JudgmentColumns,
  NONE_U16,
  NONE_U32,
  type ResponseColumns,
} from "./batch-view.ts";
import { clusterKeys } from "./cluster-keys.ts";

export const ITEM_COLUMNS = {
  promptKey: Float64Array,
  pairKey: Float64Array,
  conversationKey: Float64Array,
  turn: Uint16Array,
  domain: Uint16Array,
  language: Uint16Array,
  flags: Uint8Array,
  promptChars: Uint32Array,
  promptWords: Uint32Array,
  contextKey: Float64Array,
  marks: Uint16Array,
  promptLanguage: Uint8Array,
  nearItem: Uint32Array,
  nearPrompt: Uint32Array,
  copied: Uint8Array,
  contamination: Uint8Array,
  goldStrength: Float32Array,
  responseCount: Uint16Array,
  judgmentCount: Uint32Array,
} as const;

export const RESPONSE_COLUMNS = {
  key: Float64Array,
  model: Uint16Array,
  chars: Uint32Array,
  words: Uint32Array,
  listItems: Uint8Array,
  headers: Uint8Array,
  bold: Uint8Array,
  emoji: Uint8Array,
  exclamations: Uint8Array,
  flags: Uint16Array,
  marks: Uint16Array,
  longWords: Uint16Array,
  hedges: Uint16Array,
  opening: Uint8Array,
  language: Uint8Array,
  similarity: Uint8Array,
} as const;

/** `item` is not stored: it follows from `judgmentCount`. */
export const JUDGMENT_COLUMNS = {
  annotator: Uint32Array,
  kind: Uint8Array,
  lead: Uint8Array,
  first: Uint8Array,
  second: Uint8Array,
  strength: Float32Array,
  category: Int16Array,
  tie: Uint8Array,
  seconds: Float32Array,
  at: Float64Array,
  goldVerdict: Uint8Array,
  commentKey: Float64Array,
  commentWords: Uint16Array,
  commentSide: Uint8Array,
  commentForm: Uint32Array,
  commentMarks: Uint8Array,
  repeat: Uint8Array,
} as const;

/** One of the typed-array constructors. */
export type ColumnType = (new (size: number | SharedArrayBuffer) => NumberColumn) & { BYTES_PER_ELEMENT: number };
export type ColumnSpec = Record<string, ColumnType>;
export type NumberColumn = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array | Int16Array;
export type Columns<Spec extends ColumnSpec> = { n: number } & { [K in keyof Spec]: InstanceType<Spec[K]> };

export type StoredItems = Columns<typeof ITEM_COLUMNS>;
export type StoredResponses = Columns<typeof RESPONSE_COLUMNS>;
export type StoredJudgments = Columns<typeof JUDGMENT_COLUMNS>;

export function allocate<Spec extends ColumnSpec>(spec: Spec, n: number): Columns<Spec> {
  const columns = Object.entries(spec).map(([name, Column]) => [name, new Column(n)]);
  return { n, ...Object.fromEntries(columns) } as Columns<Spec>;
}

/** A column that several threads may read at once. */
export function sharedColumn<Kind extends ColumnType>(Column: Kind, n: number): InstanceType<Kind> {
  return new Column(new SharedArrayBuffer(n * Column.BYTES_PER_ELEMENT)) as InstanceType<Kind>;
}

function sharedColumns<Spec extends ColumnSpec>(spec: Spec, n: number): Columns<Spec> {
  const columns = Object.entries(spec).map(([name, Column]) => [name, sharedColumn(Column, n)]);
  return { n, ...Object.fromEntries(columns) } as Columns<Spec>;
}

export interface StoredColumns {
  items: StoredItems;
  responses: StoredResponses;
  judgments: StoredJudgments;
}

/**
 * Adds what follows from the stored columns: where each item's rows begin, a mask of "all in", and weight 1 for each
 * judgment but repeats, whose weight is 0: an annotator has one voice per item. All of it can be read by several threads.
 */
export function viewOfColumns(stored: StoredColumns, names: BatchView["names"], scale: BatchView["scale"]): BatchView {
  const n = stored.items.n;
  const firstResponse = runningSum(stored.items.responseCount, n, sharedColumn(Uint32Array, n + 1));
  const firstJudgment = runningSum(stored.items.judgmentCount, n, sharedColumn(Uint32Array, n + 1));
  const item = sharedColumn(Uint32Array, stored.judgments.n);
  for (let i = 0; i < n; i += 1) item.fill(i, firstJudgment[i], firstJudgment[i + 1]);
  const clusterKey = clusterKeys(stored.items);
  const items: ItemColumns = { ...stored.items, clusterKey, firstResponse, firstJudgment };
  const responses: ResponseColumns = stored.responses;
  const judgments: JudgmentColumns = { ...stored.judgments, item };
  const weight = sharedColumn(Float32Array, stored.judgments.n);
  for (let row = 0; row < weight.length; row += 1) weight[row] = 1 - (stored.judgments.repeat[row] as number);
  return {
    items,
    responses,
    judgments,
    names,
    scale,
    keepItem: sharedColumn(Uint8Array, n).fill(1),
    weight,
  };
}

/** Joins several deliveries of one batch (a delivery and its corrections) as if they had come in one file. */
export function joinViews(views: readonly BatchView[]): BatchView {
  const [only] = views;
  if (views.length === 1 && only) return only;
  const names = { annotators: [], domains: [], languages: [], models: [] } as BatchView["names"];
  const parts = views.map((view) => ({
    items: {
      ...view.items,
      responseCount: Uint16Array.from(counts(view.items.firstResponse)),
      judgmentCount: counts(view.items.firstJudgment),
    },
    responses: { ...view.responses },
    judgments: { ...view.judgments, repeat: view.judgments.repeat ?? new Uint8Array(view.judgments.n) },
  }));
  // Clusters were found within each delivery: their numbers stay apart.
  const clusters = { item: 0, prompt: 0 };
  for (const [index, view] of views.entries()) {
    const part = parts[index];
    if (!part) continue;
    part.items.nearItem = continued(part.items.nearItem, clusters.item);
    part.items.nearPrompt = continued(part.items.nearPrompt, clusters.prompt);
    clusters.item = Math.max(clusters.item, largest(part.items.nearItem));
    clusters.prompt = Math.max(clusters.prompt, largest(part.items.nearPrompt));
    part.items.domain = renumber(part.items.domain, view.names.domains, names.domains, NONE_U16);
    part.items.language = renumber(part.items.language, view.names.languages, names.languages, NONE_U16);
    part.responses.model = renumber(part.responses.model, view.names.models, names.models, NONE_U16);
    part.judgments.annotator = renumber(part.judgments.annotator, view.names.annotators, names.annotators, NONE_U32);
  }
  const scale = views.find((view) => view.scale)?.scale ?? null;
  const joined = viewOfColumns(
    concatStored(parts),
    names,
    views.every((view) => view.scale === null || view.scale.categories === scale?.categories) ? scale : null,
  );
  return joined;
}

interface Parts {
  items: Part<typeof ITEM_COLUMNS>;
  responses: Part<typeof RESPONSE_COLUMNS>;
  judgments: Part<typeof JUDGMENT_COLUMNS>;
}

/** Puts chunks, or whole deliveries, one after the other. */
export function concatStored(parts: readonly Parts[]): StoredColumns {
  return {
    items: concat(
      ITEM_COLUMNS,
      parts.map((part) => part.items),
    ),
    responses: concat(
      RESPONSE_COLUMNS,
      parts.map((part) => part.responses),
    ),
    judgments: concat(
      JUDGMENT_COLUMNS,
      parts.map((part) => part.judgments),
    ),
  };
}

/** One part of a column group: whatever holds the group's columns, cut to n rows. */
type Part<Spec extends ColumnSpec> = { n: number } & { [K in keyof Spec]: NumberColumn };

export function concat<Spec extends ColumnSpec>(spec: Spec, parts: readonly Part<Spec>[]): Columns<Spec> {
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const whole = sharedColumns(spec, n);
  for (const name of Object.keys(spec)) {
    const target = whole[name as keyof Spec] as unknown as NumberColumn;
    let at = 0;
    for (const part of parts) {
      target.set(part[name as keyof Spec].subarray(0, part.n) as never, at);
      at += part.n;
    }
  }
  return whole;
}

/** Where each of consecutive groups begins, and where the last one ends: length n + 1. @param first zeros */
export function runningSum(
  count: Uint16Array | Uint32Array,
  n = count.length,
  first = new Uint32Array(n + 1),
): Uint32Array {
  for (let i = 0; i < n; i += 1) first[i + 1] = (first[i] as number) + (count[i] as number);
  return first;
}

function counts(first: Uint32Array): Uint32Array {
  return Uint32Array.from({ length: first.length - 1 }, (_, i) => (first[i + 1] as number) - (first[i] as number));
}

function renumber<C extends Uint16Array | Uint32Array>(column: C, from: string[], into: string[], none: number): C {
  const map = from.map((name) => {
    const known = into.indexOf(name);
    return known >= 0 ? known : into.push(name) - 1;
  });
  return column.map((index) => (index === none ? none : (map[index] ?? none))) as C;
}

/** Cluster numbers of a part that follows others with clusters 1 … `before`; 0 stays 0. */
function continued(numbers: Uint32Array, before: number): Uint32Array {
  return before === 0 ? numbers : numbers.map((number) => (number === 0 ? 0 : number + before));
}

function largest(numbers: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < numbers.length; i += 1) most = Math.max(most, numbers[i] as number);
  return most;
}
