/** The records of a week: a list by cursor, and one with its text. */
import { z } from "zod";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { recordPage } from "#app/review/record-page.server.ts";
import { recordRow } from "#app/review/record-row.ts";
import { findRecords, itemAt, placeOf } from "#app/review/records-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { cursorOf, keyOfCursor, pageQuery, pageSchema } from "../cursor.ts";
import { count, isoOrNull, param, SAMPLE, time } from "../fields.ts";
import { operation } from "../operation.ts";
import { found } from "../problem.ts";
import { told } from "../told.ts";

const judgment = z.object({
  annotator: z.string().nullable(),
  first: z.int().meta({ description: "Place of the first compared response, from 1." }),
  second: z.int().nullable(),
  strength: z.number().nullable().meta({ description: "−1 to 1; negative prefers the first." }),
  tie: z.string(),
  seconds: z.number().nullable(),
  at: time.nullable(),
  gold: z.enum(["right", "wrong"]).nullable(),
});
const record = z.object({
  delivery: z.int(),
  n: z.int(),
  id: z.string(),
  domain: z.string().nullable(),
  language: z.string().nullable(),
  turn: z.int().nullable(),
  flags: z.array(z.string()),
  responses: z.array(
    z.object({ model: z.string().nullable(), chars: count, words: count, flags: z.array(z.string()) }),
  ),
  judgments: z.array(judgment),
});

function shown(row: ReturnType<typeof recordRow>, place: { delivery: number; n: number; id: string }) {
  const judgments = row.judgments.map((one) => ({ ...one, at: isoOrNull(one.at) }));
  return { ...row, ...place, judgments };
}

export const records = {
  "GET /batches/{batch}/records": operation({
    id: "listRecords",
    group: "Records",
    title: "Records of a week with their judgments, in the order of delivery; no texts.",
    need: "contracts.read",
    params: { batch: param.batch },
    query: {
      ...pageQuery,
      annotator: z.string().max(200).optional(),
      domain: z.string().max(200).optional(),
    },
    answer: pageSchema(record),
    example: { params: { batch: SAMPLE.batch }, query: { annotator: "w-01", limit: 5 } },
    async handle({ context, params, query: { limit = 50, cursor, ...filter } }) {
      found(await batchById(context.db, params.batch));
      const asked = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const all = await findRecords(context, params.batch, recordFilterOf(new URLSearchParams(asked)));
      if (!all) return { items: [], next: null };
      const { view, deliveries, matched } = all;
      const [delivery = 0, n = -1] = cursor === undefined ? [] : keyOfCursor(cursor).map(Number);
      const last = cursor === undefined ? -1 : (itemAt(deliveries, { deliveryId: delivery, n }) ?? view.items.n);
      const rest = matched.items.filter((item) => item > last);
      const places = [...rest.subarray(0, limit)].map((item) => ({ item, place: placeOf(deliveries, item) }));
      const stored = await itemsAt(
        context.db,
        places.map(({ place }) => place),
      );
      const ids = new Map(stored.map((row) => [`${row.deliveryId} ${row.n}`, row.externalId]));
      const items = places.map(({ item, place: { deliveryId, n } }) =>
        shown(recordRow(view, item), { delivery: deliveryId, n, id: ids.get(`${deliveryId} ${n}`) ?? "" }),
      );
      const end = items.at(-1);
      return { items, next: rest.length > limit && end ? cursorOf([end.delivery, end.n]) : null };
    },
  }),
  "GET /batches/{batch}/records/{delivery}/{record}": operation({
    id: "showRecord",
    group: "Records",
    title: "One record with its text, as it was delivered.",
    need: "contracts.read",
    params: { batch: param.batch, delivery: param.delivery, record: param.record },
    answer: record.extend({
      text: told("recordText").nullable().meta({ description: "Null when the vault lacks its file." }),
      missing: z
        .string()
        .nullable()
        .meta({ description: "Why there is no text, such as when, by whom and why it was deleted; null with a text." }),
    }),
    example: { params: { batch: SAMPLE.batch, delivery: SAMPLE.delivery, record: SAMPLE.record } },
    async handle({ context, params }) {
      const { batch, delivery, record: n } = params;
      const address = { batchId: batch, deliveryId: delivery, n };
      const page = found(await recordPage(context, address, new URLSearchParams()));
      const text = page.text.kind === "text" ? page.text.record : null;
      const missing = page.text.kind === "missing" ? page.text.message : null;
      return { ...shown(page.numbers, { delivery, n, id: page.id }), text, missing };
    },
  }),
};
