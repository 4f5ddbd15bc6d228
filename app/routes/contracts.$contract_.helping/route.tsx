import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { Status } from "#app/components/status.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { helpingPage } from "#app/loop/helping-page.server.ts";
import { ChooseEvaluation } from "../loop-parts/choose-evaluation.tsx";
import { EveryEvaluation } from "./every-evaluation.tsx";
import { NoRuns } from "./no-runs.tsx";
import { WeekByWeek } from "./week-by-week.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await helpingPage(context.db, params.contract ?? "", searchParams);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, search: searchParams.toString() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Is it helping? ${data.page.contract.title} · Assay` : "Is it helping? · Assay" },
];

export default function Helping() {
  const { page, search } = useLoaderData<typeof loader>();
  const { contract, recipe, series, verdict } = page;
  const base = `/contracts/${contract.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href: base },
          { label: "Is it helping?" },
        ]}
        title="Is the data helping?"
        meta={[contract.vendor, contract.title, ...(recipe ? [recipe] : [])]}
      />
      <div className="sections">
        {!series || !verdict ? (
          <NoRuns contract={contract} />
        ) : (
          <>
            <Verdict
              headline={verdict.headline}
              axes={
                <div className="axes">
                  <dl>
                    <div>
                      <dt>Improvement by week {series.milestone.dueWeek}</dt>
                      <dd>
                        <Status state={series.milestone.state} word={series.milestone.word} />
                      </dd>
                    </div>
                  </dl>
                  <p className="axes-note">
                    The first weeks calibrate; by the fourth or fifth the model should gain, or by the last of a shorter
                    contract. The newest week with a run decides.
                  </p>
                </div>
              }
            >
              {verdict.text}
            </Verdict>
            <ChooseEvaluation path={`${base}/helping`} search={search} evaluation={series.evaluation} {...pick(page)} />
            <WeekByWeek contract={contract} series={series} search={search} />
            <EveryEvaluation page={page} />
          </>
        )}
      </div>
    </>
  );
}

function pick({ evaluations, recipes, recipe }: { evaluations: string[]; recipes: string[]; recipe: string | null }) {
  return { evaluations, recipes, recipe };
}
