/** A chunk without some of its items, their responses and their judgments. */
import {
  allocate,
  type ColumnSpec,
  type Columns,
  ITEM_COLUMNS,
  JUDGMENT_COLUMNS,
  RESPONSE_COLUMNS,
} from "#app/metrics/columns.ts";
import type { Chunk } from "./chunk.ts";
import { pickSignatures } from "./signatures.ts";

export function withoutItems(chunk: Chunk, dropped: ReadonlySet<number>): Chunk {
  const keep = Array.from({ length: chunk.items.n }, (_, i) => !dropped.has(i));
  const kept = keep.flatMap((one, i) => (one ? [i] : []));
  const { line, offset, length } = chunk.place;
  return {
    items: pick(ITEM_COLUMNS, chunk.items, kept),
    responses: pick(RESPONSE_COLUMNS, chunk.responses, rowsOf(chunk.items.responseCount, keep)),
    judgments: pick(JUDGMENT_COLUMNS, chunk.judgments, rowsOf(chunk.items.judgmentCount, keep)),
    place: {
      line: Uint32Array.from(kept, (i) => line[i] as number),
      offset: Float64Array.from(kept, (i) => offset[i] as number),
      length: Uint32Array.from(kept, (i) => length[i] as number),
    },
    signatures: pickSignatures(chunk.signatures, kept),
    externalIds: chunk.externalIds.filter((_, i) => keep[i]),
    conversations: chunk.conversations.filter((_, i) => keep[i]),
    hits: chunk.hits.flatMap((hit) => (keep[hit.item] ? [{ ...hit, item: kept.indexOf(hit.item) }] : [])),
  };
}

/** Rows of the kept items, when item i owns `counts[i]` consecutive rows. */
function rowsOf(counts: Uint16Array | Uint32Array, keep: readonly boolean[]): number[] {
  const rows: number[] = [];
  let row = 0;
  for (const [i, one] of keep.entries())
    for (let k = 0; k < (counts[i] ?? 0); k += 1, row += 1) if (one) rows.push(row);
  return rows;
}

function pick<Spec extends ColumnSpec>(spec: Spec, from: Columns<Spec>, rows: readonly number[]): Columns<Spec> {
  const picked = allocate(spec, rows.length);
  for (const name of Object.keys(spec) as (keyof Spec)[])
    for (const [to, row] of rows.entries()) picked[name][to] = from[name][row] as number;
  return picked;
}
