/**
 * A view whose columns are read when they are first asked for: an export that needs the weights of a million judgments
 * then holds these, and not the sixty columns of texts' features beside them. Metrics read whole views instead: an object
 * whose properties come one by one is slower in a tight loop.
 */
import type { BatchView, ItemColumns, JudgmentColumns, ResponseColumns } from "./batch-view.ts";
import { clusterKeys } from "./cluster-keys.ts";
import { ITEM_COLUMNS, JUDGMENT_COLUMNS, RESPONSE_COLUMNS, runningSum, type StoredColumns } from "./columns.ts";

type Group = keyof StoredColumns;

export interface ColumnSource {
  /** Rows of each group. */
  n: Record<Group, number>;
  /** A stored column, of as many numbers as its group has rows. */
  read(group: Group, column: string): unknown;
}

/** The same as `viewOfColumns` of the same columns. */
export function lazyView(source: ColumnSource, names: BatchView["names"], scale: BatchView["scale"]): BatchView {
  const { n } = source;
  const items: ItemColumns = lazyGroup(n.items, {
    ...readers(source, "items", Object.keys(ITEM_COLUMNS)),
    clusterKey: () => clusterKeys(items as never),
    firstResponse: () => runningSum(source.read("items", "responseCount") as Uint16Array, n.items),
    firstJudgment: () => runningSum(source.read("items", "judgmentCount") as Uint32Array, n.items),
  });
  const judgments: JudgmentColumns = lazyGroup(n.judgments, {
    ...readers(source, "judgments", Object.keys(JUDGMENT_COLUMNS)),
    item: () => itemOfRows(items.firstJudgment, n),
  });
  const responses: ResponseColumns = lazyGroup(
    n.responses,
    readers(source, "responses", Object.keys(RESPONSE_COLUMNS)),
  );
  const repeat = source.read("judgments", "repeat") as Uint8Array;
  return {
    items,
    responses,
    judgments,
    names,
    scale,
    keepItem: new Uint8Array(n.items).fill(1),
    weight: Float32Array.from(repeat, (one) => 1 - one),
  };
}

function readers(source: ColumnSource, group: Group, columns: readonly string[]): Record<string, () => unknown> {
  return Object.fromEntries(columns.map((column) => [column, () => source.read(group, column)]));
}

function lazyGroup<Columns extends { n: number }>(n: number, load: Record<string, () => unknown>): Columns {
  const group = { n } as Columns;
  for (const [name, read] of Object.entries(load))
    Object.defineProperty(group, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = read();
        Object.defineProperty(group, name, { enumerable: true, value });
        return value;
      },
    });
  return group;
}

function itemOfRows(firstJudgment: Uint32Array, n: ColumnSource["n"]): Uint32Array {
  const item = new Uint32Array(n.judgments);
  for (let i = 0; i < n.items; i += 1) item.fill(i, firstJudgment[i], firstJudgment[i + 1]);
  return item;
}
