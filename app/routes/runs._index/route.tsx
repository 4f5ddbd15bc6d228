import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { runsPage } from "#app/loop/runs-page.server.ts";
import { RunFilter } from "./run-filter.tsx";
import { RunsTable } from "./runs-table.tsx";

export const meta: MetaFunction = () => [{ title: "Runs · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return { now: context.now(), page: await runsPage(context.db, searchParams), search: searchParams.toString() };
}

export default function Runs() {
  const { now, page, search } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Training runs"
        actions={page.all > 0 && <LinkButton href="/runs/new">Note a run</LinkButton>}
      />
      <div className="sections">
        {page.all === 0 ? (
          <EmptyState
            title="No training run yet."
            command="npx assay run create --name NAME --release NAME --base CHECKPOINT --method DPO --seeds 1,2,3"
            action={<LinkButton href="/runs/new">Note a run</LinkButton>}
          >
            A run says which release a model was trained on, from which checkpoint and with which seeds; its evaluations
            say what that was worth. Note the base checkpoint too: it is what the others are held against.
          </EmptyState>
        ) : (
          <>
            <RunFilter page={page} />
            <RunsTable page={page} search={search} now={now} />
          </>
        )}
      </div>
    </>
  );
}
