import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Section } from "#app/components/section.tsx";
import { addMilestoneOf, bookSlotOf, confirmSlotOf } from "#app/schedule/change-schedule.server.ts";
import { schedulePage } from "#app/schedule/schedule-page.server.ts";
import { giveWeekReason } from "#app/schedule/week-reason.server.ts";
import { MilestoneForm } from "./milestone-form.tsx";
import { MilestonesTable } from "./milestones-table.tsx";
import { SlotForm } from "./slot-form.tsx";
import { SlotsTable } from "./slots-table.tsx";
import { WeeksTable } from "./weeks-table.tsx";

const CHANGES = { milestone: addMilestoneOf, slot: bookSlotOf, confirm: confirmSlotOf, reason: giveWeekReason };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await schedulePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, user: context.settings.user };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const change = CHANGES[values.intent as keyof typeof CHANGES] ?? addMilestoneOf;
  const changed = await change(context, params.contract ?? "", values);
  if (!changed.ok) return data({ values, errors: changed.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/schedule`);
}

export default function ScheduleOfContract() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const of = (intent: string) => ({
    values: sent?.values.intent === intent ? sent.values : { by: user },
    errors: sent?.values.intent === intent ? sent.errors : {},
  });
  return (
    <>
      <WeeksTable page={page} {...of("reason")} />
      <MilestonesTable page={page} />
      <Section
        title="Add a milestone"
        sub="Its due day can slip later, with a reason; every day it had stays on record."
      >
        <MilestoneForm {...of("milestone")} />
      </Section>
      <SlotsTable page={page} {...of("confirm")} />
      <Section
        title="Book a slot"
        sub="What the vendor holds free for a week; it lapses when it is not confirmed in time."
      >
        <SlotForm {...of("slot")} />
      </Section>
    </>
  );
}
