/** Secret addresses under which calendars read due days. */
import { z } from "zod";
import { changeLink } from "#app/schedule/calendar-links.server.ts";
import { CALENDAR_LIST } from "#app/schedule/schedule-lists.ts";
import { listCalendarLinks } from "#db/calendar-links.server.ts";
import { param, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { operation } from "../operation.ts";
import { Problem } from "../problem.ts";
import { accepted, typedFields } from "../typed.ts";

const calendar = { group: "Calendars", need: "contracts.write" } as const;
const address = z.object({
  path: z.string().nullable().meta({ description: "The secret address, shown once: a path of this server." }),
});

export const calendars = {
  "GET /calendars": listOperation({
    ...calendar,
    id: "listCalendars",
    title: "Addresses under which calendars read due days; never the secrets.",
    need: "contracts.read",
    list: CALENDAR_LIST,
    also: { id: (row: Awaited<ReturnType<typeof listCalendarLinks>>[number]) => row.id },
    rows: ({ context }) => listCalendarLinks(context.db),
  }),
  "POST /contracts/{contract}/calendars": operation({
    ...calendar,
    id: "makeCalendar",
    title: "Make a secret address for the calendar of a contract.",
    tellsSecret: true,
    params: { contract: param.contract },
    answer: address,
    example: { params: { contract: SAMPLE.contract } },
    async handle({ context, params, person }) {
      const form = typedFields({ intent: "make", contract: params.contract, by: person.name });
      return { path: accepted(await changeLink(context, form)).path };
    },
  }),
  "POST /calendars": operation({
    ...calendar,
    id: "changeCalendar",
    title: "Make an address for every contract, replace one, or end it.",
    tellsSecret: true,
    body: z.discriminatedUnion("intent", [
      z.strictObject({ intent: z.literal("make") }),
      z.strictObject({ intent: z.enum(["rotate", "revoke"]), link: z.string() }),
    ]),
    answer: address,
    example: { body: { intent: "make" } },
    async handle({ context, person, body }) {
      const done = await changeLink(context, typedFields({ ...body, by: person.name }));
      if (!done.ok && done.errors.form) throw new Problem(404, done.errors.form);
      return { path: accepted(done).path };
    },
  }),
};
