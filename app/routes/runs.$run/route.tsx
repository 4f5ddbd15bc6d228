import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { runPage } from "#app/loop/run-page.server.ts";
import { trainedOn } from "#app/loop/run-words.ts";
import { Against } from "./against.tsx";
import { changeRun } from "./change-run.server.ts";
import { EvaluationsTable } from "./evaluations-table.tsx";
import { NoteEvaluations } from "./note-evaluations.tsx";
import { RunFacts } from "./run-facts.tsx";
import { Withdraw } from "./withdraw.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await runPage(context.db, params.run ?? "");
  if (!page) throw new Response("There is no such run.", { status: 404 });
  return { page, now: context.now(), user: context.settings.user };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const sent = await changeRun(context, params.run ?? "", await request.formData());
  if (sent.ok) return redirect(`/runs/${params.run}`);
  return data(sent, { status: 400 });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.page.run.name} · Assay` : "Run · Assay" },
];

export default function Run() {
  const { page, now, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { run, against } = page;
  const errorsOf = (intent: string) => (sent?.intent === intent ? sent : undefined);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Runs", href: "/runs" }, { label: run.name }]}
        title={run.name}
        meta={[trainedOn(run), `noted by ${run.by}`, <When key="at" at={run.at} now={now} />]}
      />
      <div className="sections">
        {run.withdrawal && (
          <Callout tone="warn" title={`Withdrawn by ${run.withdrawal.by}: it counts nowhere.`}>
            <p>{run.withdrawal.why}</p>
          </Callout>
        )}
        <RunFacts run={run} />
        {against.map((held) => (
          <Against key={held.run.id} held={held} />
        ))}
        <EvaluationsTable page={page} now={now} />
        {!run.withdrawal && (
          <>
            <NoteEvaluations run={run} sent={errorsOf("evaluate")} />
            <Withdraw sent={errorsOf("withdraw")} user={user} />
          </>
        )}
      </div>
    </>
  );
}
