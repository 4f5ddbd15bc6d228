import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Choices } from "#app/components/choices.tsx";
import { Section } from "#app/components/section.tsx";
import { QUESTION_FILTERS, questionsPage, sayOf } from "#app/contracts/questions-page.server.ts";
import { AskForm } from "./ask-form.tsx";
import { QuestionsTable } from "./questions-table.tsx";
import { Turnaround } from "./turnaround.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const now = context.now();
  const page = await questionsPage(context.db, params.contract ?? "", new URL(request.url).searchParams, now);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, filters: [...QUESTION_FILTERS], now, user: context.settings.user };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const said = await sayOf(context, params.contract ?? "", values);
  if (!said.ok) return data({ values, errors: said.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/questions`);
}

export default function QuestionsOfContract() {
  const { page, filters, now, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const asking = sent && !("question" in sent.values) ? sent : undefined;
  return (
    <>
      <Turnaround page={page} />
      <Choices
        label="Show"
        choices={filters.map((filter) => ({
          key: filter,
          label: `${filter} ${page.counts[filter]}`,
          href: filter === "all" ? "?" : `?state=${filter}`,
          current: filter === page.filter,
        }))}
      />
      <QuestionsTable page={page} now={now} user={user} sent={asking ? undefined : sent} />
      <Section title="Write a question down">
        <AskForm page={page} values={asking?.values ?? { asked: "vendor", by: user }} errors={asking?.errors ?? {}} />
      </Section>
    </>
  );
}
