/** Rows are written many at a time, numbers chunk by chunk: none may be lost or shifted, whatever their number. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { SIGNATURE_BANDS, signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import { bandReader, batchView } from "#db/batch-views.server.ts";
import { chunkStore } from "#db/chunk-store.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { aRecord } from "./a-record.ts";

const DELIVERY = 7;
const db = openDatabase(":memory:");
// The delivery's own row is not looked at here.
db.$client.pragma("foreign_keys = OFF");

/** Stores a delivery of so many items in chunks of so many, and reads what is there of it. */
async function stored(items: number, perChunk: number) {
  for (const table of ["items", "quarantined_rows", "delivery_columns"]) db.$client.exec(`DELETE FROM ${table}`);
  const store = chunkStore(db, DELIVERY);
  const names = emptyNames();
  const known = { annotators: [] as string[], domains: [] as string[], languages: [], models: [] as string[] };
  for (let from = 0; from < items; from += perChunk) {
    const builder = new ChunkBuilder(names);
    for (let n = from; n < Math.min(items, from + perChunk); n += 1)
      builder.add(itemOf(n), { line: n + 1, offset: 100 * n, length: 99 });
    for (const kind of ["annotators", "domains", "models"] as const) known[kind].push(...names[kind].takeNew());
    const quarantined = { line: from, field: "id", rule: "text", hint: "a hint", offset: from, length: 5 };
    store.store(builder.take(), [quarantined], known);
  }
  const read = (sql: string) => db.$client.prepare(sql).raw().all(DELIVERY);
  const dictionary = { ...known, scale: null };
  const { responses, judgments } = await batchView(db, [{ id: DELIVERY, parserVersion: "1", dictionary }]);
  return {
    items: read('SELECT n, external_id, line, "offset", domain FROM items WHERE delivery_id = ?'),
    responses: Array.from(responses.model, (model, r) => [known.models[model], responses.chars[r]]),
    judgments: Array.from(judgments.annotator, (annotator, j) => [
      ...[judgments.item[j], known.annotators[annotator], judgments.strength[j], judgments.seconds[j]],
    ]),
    quarantined: read("SELECT n, line, hint FROM quarantined_rows WHERE delivery_id = ?"),
  };
}

function itemOf(n: number): ItemRecord {
  const record = aRecord({
    id: `item ${n}`,
    prompt: `What do those who know it say about the number ${n} and its kin?`,
    domain: `domain ${n % 3}`,
    responses: [
      { text: "a".repeat(1 + (n % 9)), model: `model ${n % 5}` },
      { text: "b", model: "other" },
    ],
    judgments: [{ annotator: `annotator ${n % 11}`, kind: "likert", value: 1 + (n % 5), points: 5, seconds: n / 4 }],
  });
  return record as unknown as ItemRecord;
}

it("every row and every number of every item is stored once, in its place", async () => {
  // Around what one statement holds of the widest and of the narrowest table.
  const count = fc.oneof(fc.constantFrom(1, 199, 200, 201, 333, 334, 400, 667), fc.integer({ min: 1, max: 900 }));
  await fc.assert(
    fc.asyncProperty(count, count, async (items, perChunk) => {
      const rows = await stored(items, perChunk);
      const numbers = Array.from({ length: items }, (_, n) => n);
      expect(rows.items).toEqual(numbers.map((n) => [n, `item ${n}`, n + 1, 100 * n, `domain ${n % 3}`]));
      expect(rows.responses).toEqual(
        numbers.flatMap((n) => [
          [`model ${n % 5}`, 1 + (n % 9)],
          ["other", 1],
        ]),
      );
      expect(rows.judgments).toEqual(numbers.map((n) => [n, `annotator ${n % 11}`, ((n % 5) - 2) / 2, n / 4]));
      const chunks = Math.ceil(items / perChunk);
      expect(rows.quarantined).toEqual(Array.from({ length: chunks }, (_, k) => [k + 1, k * perChunk, "a hint"]));
    }),
    { numRuns: 12 },
  );
});

it("every band of the signatures is read as it was made, in whatever order they are asked for", async () => {
  const builder = new ChunkBuilder(emptyNames());
  for (let n = 0; n < 50; n += 1) builder.add(itemOf(n), { line: n + 1, offset: 0, length: 9 });
  const { signatures } = builder.take();
  await stored(50, 20);
  const read = bandReader(db, DELIVERY);
  const bands = fc.shuffledSubarray(Array.from({ length: SIGNATURE_BANDS }, (_, band) => band));
  fc.assert(
    fc.property(bands, (order) => {
      for (const band of order) expect(read(band)).toEqual(signatureBand(signatures, band));
      expect(read(SIGNATURE_BANDS)).toEqual(new Uint32Array());
    }),
    { numRuns: 20 },
  );
});
