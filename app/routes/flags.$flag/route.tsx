import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Section } from "#app/components/section.tsx";
import { flagPage } from "#app/review/flag-page.server.ts";
import { ruleFlag } from "#app/review/raise-flag.server.ts";
import { talkOn } from "#app/review/talk.server.ts";
import { RulingForm } from "../flag-parts/ruling-form.tsx";
import { TalkSection } from "../talk-parts/talk-section.tsx";
import { FlagHeader } from "./flag-header.tsx";
import { FlaggedRecords } from "./flagged-records.tsx";
import { Rulings } from "./rulings.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await flagPage(context, Number(params.flag));
  if (!page) throw new Response("There is no such flag.", { status: 404 });
  return { page, talk: await talkOn(context, "flag", String(page.flag.id)), user: context.settings.user };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  form.set("flag", params.flag ?? "");
  const result = await ruleFlag(context, form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(`/flags/${params.flag}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Flag ${data?.page.flag.id ?? ""} · Assay` }];

export default function Flag() {
  const { page, talk, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { flag, rulings } = page;
  return (
    <>
      <FlagHeader page={page} />
      <div className="sections">
        <FlaggedRecords page={page} />
        <Rulings rulings={rulings} now={page.now} />
        <Section id="rule" title={flag.state === "open" ? "Rule on it" : "Rule on it again"}>
          <RulingForm
            key={rulings.length}
            flag={flag.id}
            state={flag.state}
            action={`/flags/${flag.id}`}
            values={sent?.values ?? { by: user }}
            errors={sent?.errors}
          />
        </Section>
        <TalkSection talk={talk} user={user} />
      </div>
    </>
  );
}
