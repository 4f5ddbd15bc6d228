import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { Choices } from "#app/components/choices.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withParams } from "#app/components/with-params.ts";
import { portfolioList } from "#app/reports/portfolio-list.server.ts";
import { ContractRows } from "./contract-rows.tsx";
import { Legend } from "./legend.tsx";
import { PortfolioFilter } from "./portfolio-filter.tsx";
import { StakeByCurrency, stakeSentence } from "./stake-by-currency.tsx";
import { WeekRows } from "./week-rows.tsx";

export const meta: MetaFunction = () => [{ title: "Portfolio · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return portfolioList(context.db, new URL(request.url).searchParams, context.now());
}

export default function Portfolio() {
  const list = useLoaderData<typeof loader>();
  const { search } = useLocation();
  if (list.all === 0) return <NothingYet />;
  return (
    <>
      <PageHeader title="Portfolio" meta={[stakeSentence(list)]} />
      <div className="sections">
        <StakeByCurrency sums={list.sums} />
        <PortfolioFilter list={list} />
        <Choices
          label="Show"
          choices={[
            { key: "contracts", label: "a row a contract", view: null },
            { key: "weeks", label: "a row a week", view: "weeks" },
          ].map(({ view, ...choice }) => ({
            ...choice,
            href: `/portfolio${withParams(search, { view })}`,
            current: list.view === choice.key,
          }))}
        />
        {list.view === "weeks" ? (
          <WeekRows list={list} search={search} />
        ) : (
          <ContractRows list={list} search={search} />
        )}
        <Legend />
      </div>
    </>
  );
}

function NothingYet() {
  return (
    <>
      <PageHeader title="Portfolio" />
      <EmptyState title="No contract yet." action={<LinkButton href="/contracts/new">Create a contract</LinkButton>}>
        Every contract will stand here in one row: its weeks by outcome, the money at stake and the clock that ends
        next.
      </EmptyState>
    </>
  );
}
