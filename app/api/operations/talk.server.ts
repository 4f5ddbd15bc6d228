/** What people say to each other about a thing, and who is to do what. */
import { z } from "zod";
import type { TalkSubject } from "#app/domain/talk.ts";
import { ASSIGNMENT_SHOWN, assignmentPage, assignmentsPage } from "#app/review/due-assignments.server.ts";
import { assign, changeComment, comment, commentPage, finish, type Talk, talkOn } from "#app/review/talk.server.ts";
import { talkPlace } from "#app/review/talk-subject.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { day, iso, param, SAMPLE, said, signed, time } from "../fields.ts";
import { type Asked, operation } from "../operation.ts";
import { found, Problem } from "../problem.ts";
import { accepted, typedForm } from "../typed.ts";

const whole = z.coerce.number<number>().int().min(0).optional();
const place = {
  contract: z.string().max(100).optional(),
  batch: z.string().max(100).optional(),
  flag: whole,
  slice: whole,
  delivery: whole.meta({ description: "With `record`." }),
  record: whole,
};
const about = z
  .strictObject(place)
  .meta({ description: "One of contract, batch, flag, slice; or delivery with record." });
type Place = z.output<typeof about>;

const said1 = z.object({
  id: z.int(),
  author: signed,
  text: z.string().nullable().meta({ description: "Null when it was withdrawn." }),
  createdAt: time,
  changedAt: time,
  version: z.int(),
});
const assignment = z.object({
  id: z.int(),
  task: z.string(),
  assignee: signed,
  dueOn: day,
  state: z.string(),
  author: signed,
  createdAt: time,
  done: z.object({ by: signed, note: z.string(), at: time }).nullable(),
});
const talk = z.object({ comments: z.array(said1), assignments: z.array(assignment) });

type Ask = Pick<Asked<unknown, unknown, unknown>, "context">;

/** @throws Problem unless exactly one thing is named that is there */
async function placeOf({ context }: Ask, { delivery, record, ...others }: Place) {
  const named: [TalkSubject, string][] = Object.entries(others).flatMap(([kind, key]) =>
    key === undefined ? [] : [[kind as TalkSubject, String(key)]],
  );
  if (delivery !== undefined && record !== undefined) named.push(["record", `${delivery}/${record}`]);
  const [one, more] = named;
  if (!one || more)
    throw new Problem(400, "Name one thing: a contract, batch, flag or slice, or delivery with record.");
  found(await talkPlace(context.db, ...one));
  return { kind: one[0], key: one[1] };
}

function shownAssignment(row: Talk["assignments"][number]): z.input<typeof assignment> {
  const { id, task, assignee, dueOn, state, author, createdAt, closure } = row;
  const done = closure && { by: closure.by, note: closure.note, at: iso(closure.at) };
  return { id, task, assignee, dueOn, state, author, createdAt: iso(createdAt), done };
}

function shownComment({ id, author, text, createdAt, at, edits }: Talk["comments"][number]): z.input<typeof said1> {
  return { id, author, text, createdAt: iso(createdAt), changedAt: iso(at), version: edits + 1 };
}

async function shown({ context }: Ask, { kind, key }: { kind: TalkSubject; key: string }) {
  const on = await talkOn(context, kind, key);
  return { comments: on.comments.map(shownComment), assignments: on.assignments.map(shownAssignment) };
}

export const talks = {
  "GET /talk": operation({
    id: "showTalk",
    group: "Comments and assignments",
    title: "What was said about a thing, and what is to be done.",
    need: "contracts.read",
    query: place,
    answer: talk,
    example: { query: { batch: SAMPLE.batch } },
    handle: async (asked) => shown(asked, await placeOf(asked, asked.query)),
  }),
  "POST /comments": operation({
    id: "comment",
    group: "Comments and assignments",
    title: "Say something about a thing. Markdown.",
    need: "talk.write",
    body: z.strictObject({ about, text: said }),
    answer: talk,
    example: { body: { about: { batch: SAMPLE.batch }, text: "Ties went up since Tuesday." } },
    async handle(asked) {
      const { context, person, body } = asked;
      const where = await placeOf(asked, body.about);
      accepted(await comment(context, typedForm({ ...where, text: body.text, author: person.name })));
      return shown(asked, where);
    },
  }),
  "PUT /comments/{comment}": operation({
    id: "changeComment",
    group: "Comments and assignments",
    title: "Change one’s own comment, or withdraw it; what it said before stays readable.",
    need: "talk.write",
    params: { comment: param.comment },
    body: z.strictObject({
      text: said.nullable().meta({ description: "Null withdraws it." }),
      seen: z.int().min(1).meta({ description: "The version that was read." }),
    }),
    answer: said1,
    example: { params: { comment: SAMPLE.comment }, body: { text: "Ties went up since Monday.", seen: 1 } },
    async handle({ context, params, person, body }) {
      found(await commentPage(context, params.comment));
      const intent = body.text === null ? "withdraw" : "edit";
      const form = typedForm({ intent, text: body.text, seen: body.seen, author: person.name });
      accepted(await changeComment(context, params.comment, form));
      return shownComment(found(await commentPage(context, params.comment)).comment);
    },
  }),
  "GET /assignments": operation({
    id: "listAssignments",
    group: "Comments and assignments",
    title: "What is to be done, by due day.",
    need: "contracts.read",
    query: {
      ...pageQuery,
      shown: z.enum(ASSIGNMENT_SHOWN).optional().meta({ description: "`open` when left out." }),
      name: z.string().max(200).optional().meta({ description: "Of one person." }),
    },
    answer: pageSchema(assignment),
    example: { query: { shown: "all" } },
    async handle({ context, query }) {
      const asked = typedForm({ shown: query.shown, name: query.name });
      const { rows } = await assignmentsPage(context.db, context.now(), asked);
      return pageOf(rows.map(shownAssignment), ({ dueOn, id }) => [dueOn, id], query);
    },
  }),
  "POST /assignments": operation({
    id: "assign",
    group: "Comments and assignments",
    title: "Give somebody something to do, by a day.",
    need: "talk.write",
    body: z.strictObject({ about, task: said, assignee: z.string().max(200), dueOn: day }),
    answer: talk,
    example: {
      body: {
        about: { batch: SAMPLE.batch },
        ...{ task: "Ask the vendor about w-01.", assignee: "Ida Lead", dueOn: "2026-10-30" },
      },
    },
    async handle(asked) {
      const { context, person, body } = asked;
      const { about: named, ...task } = body;
      const where = await placeOf(asked, named);
      accepted(await assign(context, typedForm({ ...where, ...task, author: person.name })));
      return shown(asked, where);
    },
  }),
  "POST /assignments/{assignment}/done": operation({
    id: "finishAssignment",
    group: "Comments and assignments",
    title: "Say that it is done.",
    need: "talk.write",
    params: { assignment: param.assignment },
    body: z.strictObject({ note: z.string().max(2000).optional() }),
    answer: assignment,
    example: { params: { assignment: SAMPLE.assignment }, body: { note: "They look into it." } },
    async handle({ context, params, person, body }) {
      found(await assignmentPage(context.db, context.now(), params.assignment));
      accepted(await finish(context, params.assignment, typedForm({ by: person.name, note: body.note })));
      return shownAssignment(found(await assignmentPage(context.db, context.now(), params.assignment)));
    },
  }),
};
