/** Which release serves a purpose now: what a training job asks before it takes a file. */
import { z } from "zod";
import { movePointer } from "#app/release/move-pointer.server.ts";
import { type NamedMove, pointerHistory, pointersNow } from "#db/pointers.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { id, iso, param, reason, SAMPLE, signed, time } from "../fields.ts";
import { operation } from "../operation.ts";
import { found, Problem, refused } from "../problem.ts";

const move = z.object({
  id: z.int(),
  pointer: z.string(),
  release: z.object({ id, name: z.string() }).nullable().meta({ description: "Null when it points at nothing." }),
  by: signed,
  reason: z.string(),
  movedAt: time,
});
const pointer = z.object({ now: move, history: z.array(move) });

function shown({ id, pointer, releaseId, release, by, reason, movedAt }: NamedMove) {
  const named = releaseId !== null && release !== null ? { id: releaseId, name: release } : null;
  return { id, pointer, release: named, by, reason, movedAt: iso(movedAt) };
}

export const pointers = {
  "GET /pointers": operation({
    id: "listPointers",
    group: "Pointers",
    title: "Every pointer and where it points.",
    need: "contracts.read",
    query: pageQuery,
    answer: pageSchema(move),
    example: {},
    async handle({ context, query }) {
      return pageOf((await pointersNow(context.db)).map(shown), (one) => [one.pointer], query);
    },
  }),
  "POST /pointers/{pointer}/moves": operation({
    id: "movePointer",
    group: "Pointers",
    title: "Move a pointer to a release, or to nothing.",
    need: "pointers.move",
    params: { pointer: param.pointer },
    body: z.strictObject({
      release: z.string().min(1).nullable().meta({ description: "By id or name; null for nothing." }),
      reason,
      seen: z
        .int()
        .nullable()
        .optional()
        .meta({ description: "The newest move that was looked at, null for none: another one in between is a 409." }),
    }),
    answer: pointer,
    example: {
      params: { pointer: SAMPLE.pointer },
      body: { release: SAMPLE.release, reason: "Week 1 passes.", seen: null },
    },
    async handle({ context, params, person, body }) {
      const latest = (await pointerHistory(context.db, params.pointer))[0]?.id ?? null;
      const asked = { pointer: params.pointer, release: body.release ?? "", by: person.name, reason: body.reason };
      const seen = body.seen === undefined ? latest : body.seen;
      const moved = await movePointer(context, asked, seen);
      if (moved.kind === "overtaken") throw new Problem(409, moved.message);
      if (moved.kind === "refused") throw refused(moved.errors as Record<string, string>);
      const history = (await pointerHistory(context.db, params.pointer)).map(shown);
      return { now: found(history[0]), history };
    },
  }),
  "GET /pointers/{pointer}": operation({
    id: "showPointer",
    group: "Pointers",
    title: "Where a pointer points, and where it pointed before.",
    need: "contracts.read",
    params: { pointer: param.pointer },
    answer: pointer,
    example: { params: { pointer: SAMPLE.pointer } },
    async handle({ context, params }) {
      const history = (await pointerHistory(context.db, params.pointer)).map(shown);
      return { now: found(history[0]), history };
    },
  }),
};
