/** When what is due: weeks, milestones with their slips, booked slots. */
import { z } from "zod";
import { MILESTONE_ENTRIES, MILESTONE_KINDS } from "#app/domain/milestone.ts";
import { addMilestoneOf, bookSlotOf, changeMilestone, confirmSlotOf } from "#app/schedule/change-schedule.server.ts";
import { MILESTONE_LIST, SLOT_LIST, weekList } from "#app/schedule/schedule-lists.ts";
import { schedulePage } from "#app/schedule/schedule-page.server.ts";
import { giveWeekReason } from "#app/schedule/week-reason.server.ts";
import { milestoneById } from "#db/schedule.server.ts";
import { CHANGED, changed, count, day, param, SAMPLE, said } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, operation } from "../operation.ts";
import { found } from "../problem.ts";
import { accepted, typedFields } from "../typed.ts";

const said1 = {
  group: "Schedule",
  need: "contracts.read",
  params: { contract: param.contract },
  example: { params: { contract: SAMPLE.contract } },
} as const;
const CONTRACT = said1.example.params;

const page = async ({ context, params }: Asked<{ contract: string }, unknown, unknown>) =>
  found(await schedulePage(context.db, params.contract, context.now()));

export const schedule = {
  "GET /contracts/{contract}/schedule": listOperation({
    ...said1,
    id: "listSchedule",
    title: "What each week expects and got, and how late or short it is.",
    list: weekList(""),
    also: { batch: ({ batchId }) => batchId },
    async rows(asked) {
      const { contract, weeks } = await page(asked);
      return { list: weekList(contract.timeZone), rows: weeks };
    },
  }),
  "POST /contracts/{contract}/week-reasons": operation({
    ...said1,
    id: "giveWeekReason",
    title: "Say why a week was, or will be, late or short.",
    need: "contracts.write",
    body: z.strictObject({ week: z.int(), reason: said }),
    answer: changed,
    example: { params: CONTRACT, body: { week: 3, reason: "Half of the vendor’s people were ill." } },
    async handle(asked) {
      await page(asked);
      const { context, params, person, body } = asked;
      accepted(await giveWeekReason(context, params.contract, typedFields({ ...body, by: person.name })));
      return CHANGED;
    },
  }),
  "GET /contracts/{contract}/milestones": listOperation({
    ...said1,
    id: "listMilestones",
    title: "Milestones, by due day, with how far they slipped.",
    list: MILESTONE_LIST,
    also: { id: (row) => row.id },
    rows: async (asked) => (await page(asked)).milestones,
  }),
  "POST /contracts/{contract}/milestones": operation({
    ...said1,
    id: "addMilestone",
    title: "Add a milestone.",
    need: "contracts.write",
    body: z.strictObject({
      kind: z.enum(MILESTONE_KINDS),
      title: z.string().optional().meta({ description: "Asked for with `other`." }),
      dueOn: day,
      owner: z.string().meta({ description: "Who sees to it." }),
      week: z.int().optional().meta({ description: "By which week, where that matters." }),
    }),
    answer: changed,
    example: { params: CONTRACT, body: { kind: "first_batch", dueOn: "2026-11-02", owner: "Ida Lead" } },
    async handle(asked) {
      await page(asked);
      const { context, params, person, body } = asked;
      accepted(await addMilestoneOf(context, params.contract, typedFields({ ...body, by: person.name })));
      return CHANGED;
    },
  }),
  "POST /milestones/{milestone}/entries": operation({
    id: "changeMilestone",
    group: "Schedule",
    title: "Move a milestone, say that it is reached, take that back, or give it up.",
    need: "contracts.write",
    params: { milestone: param.milestone },
    body: z.strictObject({ entry: z.enum(MILESTONE_ENTRIES), day, reason: said.optional() }),
    answer: changed,
    example: {
      params: { milestone: SAMPLE.milestone },
      body: { entry: "due", day: "2026-11-20", reason: "The vendor asked for a week." },
    },
    async handle({ context, params, person, body }) {
      found(await milestoneById(context.db, params.milestone));
      accepted(await changeMilestone(context, params.milestone, typedFields({ ...body, by: person.name })));
      return CHANGED;
    },
  }),
  "GET /contracts/{contract}/slots": listOperation({
    ...said1,
    id: "listSlots",
    title: "Capacity that is booked with the vendor.",
    list: SLOT_LIST,
    also: { slot: (row) => row.id },
    rows: async (asked) => (await page(asked)).slots,
  }),
  "POST /contracts/{contract}/slots": operation({
    ...said1,
    id: "bookSlot",
    title: "Book capacity for a week.",
    need: "contracts.write",
    body: z.strictObject({ week: z.int(), units: count, confirmBy: day }),
    answer: changed,
    example: { params: CONTRACT, body: { week: 3, units: 10, confirmBy: "2026-10-12" } },
    async handle(asked) {
      await page(asked);
      const { context, params, person, body } = asked;
      accepted(await bookSlotOf(context, params.contract, typedFields({ ...body, by: person.name })));
      return CHANGED;
    },
  }),
  "POST /contracts/{contract}/slots/{slot}/confirmation": operation({
    ...said1,
    id: "confirmSlot",
    title: "Note that the vendor confirmed a slot.",
    need: "contracts.write",
    params: { contract: param.contract, slot: param.slot },
    body: z.strictObject({ day }),
    answer: changed,
    example: { params: { ...CONTRACT, slot: SAMPLE.slot }, body: { day: "2026-10-08" } },
    async handle(asked) {
      await page(asked);
      const { context, params, person, body } = asked;
      const typed = typedFields({ slot: params.slot, day: body.day, by: person.name });
      accepted(await confirmSlotOf(context, params.contract, typed));
      return CHANGED;
    },
  }),
};
