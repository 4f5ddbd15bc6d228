/**
 * Stores chunks of a delivery: of each item a row that says what it is called and where its text lies, and every number as
 * typed-array blobs.
 *
 * The hot path of ingest. Many rows per statement, prepared once: single-row calls into SQLite cost four times as
 * much as everything else here together.
 */
import type Database from "better-sqlite3";
import type { Chunk } from "#app/ingest/chunk.ts";
import type { RowError } from "#app/ingest/formats/format.ts";
import { NONE_U16 } from "#app/metrics/batch-view.ts";
import type { NumberColumn } from "#app/metrics/columns.ts";
import { SIGNATURE_BANDS, signatureBand, signatureName } from "#app/metrics/integrity/signature-bands.ts";
import { type Db, inTransaction } from "./client.server.ts";

/** Values bound by one statement, at most: of more rows at a time there is nothing to gain. */
const VALUES_PER_STATEMENT = 2000;
/** All are counted; a file of nothing but faults must not fill the disk with their places. */
const MOST_QUARANTINED_STORED = 1_000_000;

export interface KnownNames {
  annotators: string[];
  domains: string[];
  languages: string[];
  models: string[];
}

export interface ChunkStore {
  /** One transaction: the chunk's rows, its columns and the rows quarantined with it. */
  store(chunk: Chunk | null, errors: readonly RowError[], names: KnownNames): void;
  items: number;
  responses: number;
  judgments: number;
  quarantined: number;
}

export function chunkStore(db: Db, deliveryId: number): ChunkStore {
  const client = db.$client;
  const itemRows = new RowWriter(client, "items", 10);
  const hitRows = new RowWriter(client, "contamination_hits", 9);
  const quarantineRows = new RowWriter(client, "quarantined_rows", 8);
  const column = client.prepare("INSERT INTO delivery_columns (delivery_id, name, chunk, data) VALUES (?, ?, ?, ?)");
  let chunkNumber = 0;

  const counts: ChunkStore = {
    items: 0,
    responses: 0,
    judgments: 0,
    quarantined: 0,
    store: (chunk, errors, names) => inTransaction(db, () => storePart(chunk, errors, names)),
  };
  return counts;

  function storePart(chunk: Chunk | null, errors: readonly RowError[], names: KnownNames): void {
    if (chunk) {
      storeItems(chunk, names);
      storeColumns(chunk);
      storeHits(chunk);
      counts.items += chunk.items.n;
      counts.responses += chunk.responses.n;
      counts.judgments += chunk.judgments.n;
      chunkNumber += 1;
    }
    for (const error of errors) {
      counts.quarantined += 1;
      if (counts.quarantined > MOST_QUARANTINED_STORED) continue;
      quarantineRows.add(
        deliveryId,
        counts.quarantined,
        error.line,
        error.field,
        error.rule,
        error.hint,
        error.offset,
        error.length,
      );
    }
    quarantineRows.flush();
  }

  function storeItems({ items, place, externalIds, conversations }: Chunk, names: KnownNames): void {
    for (let i = 0; i < items.n; i += 1) {
      itemRows.add(
        deliveryId,
        counts.items + i,
        externalIds[i],
        place.line[i],
        place.offset[i],
        place.length[i],
        conversations[i],
        items.turn[i] || null,
        nameAt(names.domains, items.domain[i], NONE_U16),
        nameAt(names.languages, items.language[i], NONE_U16),
      );
    }
    itemRows.flush();
  }

  function storeHits({ hits }: Chunk): void {
    for (const { item, setId, entry, rules, evaluationShare, coverage, blocks, promptShare } of hits)
      hitRows.add(deliveryId, counts.items + item, setId, entry, rules, evaluationShare, coverage, blocks, promptShare);
    hitRows.flush();
  }

  function storeColumns({ items, responses, judgments, signatures }: Chunk): void {
    for (let band = 0; band < SIGNATURE_BANDS; band += 1)
      storeColumn(signatureName(band), signatureBand(signatures, band));
    for (const [group, columns] of Object.entries({ items, responses, judgments })) {
      for (const [name, data] of Object.entries(columns)) {
        if (name === "n") continue;
        storeColumn(`${group}.${name}`, data as NumberColumn);
      }
    }
  }

  function storeColumn(name: string, { buffer, byteOffset, byteLength }: NumberColumn): void {
    column.run(deliveryId, name, chunkNumber, Buffer.from(buffer, byteOffset, byteLength));
  }
}

/** Gathers rows and writes many with one statement; {@link flush} writes what is left, by tens and then one by one. */
class RowWriter {
  readonly #statements: { values: number; statement: Database.Statement }[];
  readonly #most: Database.Statement;
  /** Filled again and again; the driver has read what it holds when a statement returns. */
  readonly #values: unknown[];
  #filled = 0;

  constructor(client: Database.Database, table: string, width: number) {
    const most = Math.floor(VALUES_PER_STATEMENT / width);
    const row = `(${Array(width).fill("?").join(", ")})`;
    const insert = (rows: number) => client.prepare(`INSERT INTO ${table} VALUES ${Array(rows).fill(row).join(", ")}`);
    this.#values = Array(most * width).fill(null);
    this.#most = insert(most);
    this.#statements = [10, 1].map((rows) => ({ values: rows * width, statement: insert(rows) }));
  }

  add(...row: unknown[]): void {
    for (const value of row) this.#values[this.#filled++] = value;
    if (this.#filled < this.#values.length) return;
    // Value by value: the driver reads an argument in half the time it takes to look into an array.
    this.#most.run(...this.#values);
    this.#filled = 0;
  }

  flush(): void {
    let at = 0;
    for (const { values, statement } of this.#statements)
      for (; at + values <= this.#filled; at += values) statement.run(...this.#values.slice(at, at + values));
    this.#filled = 0;
  }
}

function nameAt(names: readonly string[], index: number | undefined, none: number): string | null {
  return index === undefined || index === none ? null : (names[index] ?? null);
}
