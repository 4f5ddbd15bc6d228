/** Doubts on record. */
import { z } from "zod";
import { FLAG_REASONS, FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENTS } from "#app/domain/flag.ts";
import { subjectText } from "#app/review/flag-subject.ts";
import { raiseFlags, ruleFlag } from "#app/review/raise-flag.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { type FlagRow, flagInList, listFlags } from "#db/flags.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { id, iso, param, reason, SAMPLE, signed, time } from "../fields.ts";
import { operation } from "../operation.ts";
import { found, refused } from "../problem.ts";

export const flag = z.object({
  id: z.int(),
  batch: id,
  contract: id,
  week: z.int(),
  subjectKind: z.enum(FLAG_SUBJECTS),
  about: z.string().meta({ description: "What it is about, in words." }),
  reason: z.enum(FLAG_REASONS),
  treatment: z.enum(FLAG_TREATMENTS),
  weight: z.number().nullable(),
  note: z.string(),
  author: signed,
  raisedAt: time,
  state: z.enum(FLAG_STATES),
  ruling: z.object({ by: signed, why: z.string(), at: time }).nullable(),
});

export function shownFlag(row: FlagRow) {
  const { batchId, contractId, week, subjectKind, reason, treatment, weight, note, author, state, ruling } = row;
  return {
    ...{ id: row.id, batch: batchId, contract: contractId, week, subjectKind, about: subjectText(row), reason },
    ...{ treatment, weight, note, author, raisedAt: iso(row.createdAt), state },
    ruling: ruling && { by: ruling.by, why: ruling.why, at: iso(ruling.at) },
  };
}

export const flags = {
  "GET /batches/{batch}/flags": operation({
    id: "listFlags",
    group: "Flags",
    title: "Flags of a week, newest first.",
    need: "contracts.read",
    params: { batch: param.batch },
    query: pageQuery,
    answer: pageSchema(flag),
    example: { params: { batch: SAMPLE.batch } },
    async handle({ context, params, query }) {
      found(await batchById(context.db, params.batch));
      return pageOf((await listFlags(context.db, params.batch)).map(shownFlag), ({ id }) => [-id], query);
    },
  }),
  "POST /batches/{batch}/flags": operation({
    id: "raiseFlag",
    group: "Flags",
    title: "Flag the whole week, annotators or a slice of it.",
    need: "flags.write",
    params: { batch: param.batch },
    body: z.strictObject({
      annotators: z.array(z.string().min(1).max(200)).max(500).optional().meta({ description: "One flag for each." }),
      slice: z.string().max(4000).optional().meta({ description: "Parameters of the records page, as `domain=code`." }),
      reason: z.enum(FLAG_REASONS),
      treatment: z.enum(FLAG_TREATMENTS),
      weight: z.number().optional().meta({ description: "With `downweight`: under 1." }),
      note: z.string().max(2000).optional(),
    }),
    answer: z.object({ flags: z.array(flag) }),
    example: {
      params: { batch: SAMPLE.batch },
      body: { annotators: ["w-01"], reason: "careless", treatment: "inspect", note: "Forty seconds each." },
    },
    async handle({ context, params, person, body }) {
      const { annotators = [], slice, weight, note = "", ...said } = body;
      if (annotators.length > 0 && slice !== undefined)
        throw refused({ slice: "Name annotators or a slice, not both." });
      const kind = annotators.length > 0 ? "annotator" : slice === undefined ? "batch" : "slice";
      const named = annotators.map((name) => new URLSearchParams({ annotator: name }).toString());
      const form = new URLSearchParams({ batch: params.batch, subjectKind: kind, author: person.name, note, ...said });
      if (weight !== undefined) form.set("weight", String(weight));
      for (const subject of slice === undefined ? named : [slice]) form.append("subject", subject);
      const raised = await raiseFlags(context, form);
      if (!raised.ok) throw refused(raised.errors);
      const rows = await Promise.all(raised.ids.map((one) => flagInList(context.db, one)));
      return { flags: rows.map((row) => shownFlag(found(row))) };
    },
  }),
  "POST /flags/{flag}/ruling": operation({
    id: "ruleOnFlag",
    group: "Flags",
    title: "Uphold, dismiss or reopen a flag.",
    need: "flags.write",
    params: { flag: param.flag },
    body: z.strictObject({ state: z.enum(FLAG_STATES), why: reason }),
    answer: flag,
    example: { params: { flag: SAMPLE.flag }, body: { state: "upheld", why: "Seen in the inspection." } },
    async handle({ context, params, person, body }) {
      const before = found(await flagInList(context.db, params.flag));
      const form = new URLSearchParams({ flag: String(before.id), by: person.name, ...body });
      const ruled = await ruleFlag(context, form);
      if (!ruled.ok) throw refused(ruled.errors);
      return shownFlag(found(await flagInList(context.db, before.id)));
    },
  }),
};
