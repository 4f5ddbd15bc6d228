import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { leftOutPage } from "#app/loop/left-out-page.server.ts";
import { ChooseEvaluation } from "../loop-parts/choose-evaluation.tsx";
import { LeftOutTable } from "./left-out-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await leftOutPage(context.db, params.release ?? "", searchParams);
  if (!page) throw new Response("There is no such release.", { status: 404 });
  return { page, search: searchParams.toString() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Leave one batch out, ${data.page.release.name} · Assay` : "Leave one batch out · Assay" },
];

export default function LeftOut() {
  const { page, search } = useLoaderData<typeof loader>();
  const { release, recipes, recipe, evaluations, evaluation } = page;
  const path = `/releases/${release.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Releases", href: "/releases" },
          { label: release.name, href: path },
          { label: "Leave one batch out" },
        ]}
        title="What each batch is worth"
        meta={[release.name, ...(recipe ? [recipe] : [])]}
      />
      <div className="sections">
        {recipe === null ? (
          <EmptyState
            title="No run has left a batch of this release out."
            command={`npx assay run create --name NAME --release ${shellWord(release.name)} --leave-out 3 --base CHECKPOINT --method DPO --seeds 1,2,3`}
            action={<LinkButton href={`/runs/new?release=${release.id}`}>Note a run</LinkButton>}
          >
            Train once on the whole release and once without each batch, with three seeds or more each, and evaluate all
            of them alike: the difference is what the batch is worth, and its price says for how much.
          </EmptyState>
        ) : (
          <>
            <ChooseEvaluation
              path={`${path}/left-out`}
              search={search}
              {...{ evaluations, evaluation, recipes, recipe }}
            />
            <LeftOutTable page={page} search={search} />
          </>
        )}
      </div>
    </>
  );
}
