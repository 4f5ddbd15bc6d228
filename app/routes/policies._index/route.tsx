import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { POLICY_LIST } from "#app/review/desk-lists.ts";
import { policyLines } from "#app/review/policies-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export const meta: MetaFunction = () => [{ title: "Policies · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { policies: await policyLines(context.db), now: context.now() };
}

export default function Policies() {
  const { policies, now } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Policies" />
      <ListTable
        list={POLICY_LIST}
        csvHref={"/lists/policies.csv"}
        caption="Policies"
        sub="A policy is never edited: a change is a new version, and what was decided keeps pointing at the old one."
        rows={policies}
        rowKey={(policy) => policy.id}
        rowHref={(policy) => `/policies/${policy.id}`}
        empty={
          <EmptyState title="No policy yet." action={<LinkButton href="/contracts/new">Create a contract</LinkButton>}>
            The first contract brings the default policy: every metric of the catalogue against its published lines. It
            is edited from there.
          </EmptyState>
        }
        columns={[
          { key: "name", sorts: "policy", header: "Policy", render: (policy) => policy.name },
          { key: "version", header: "Version", numeric: true, render: (policy) => policy.version },
          { key: "criteria", header: "Criteria", numeric: true, render: (policy) => policy.criteria },
          { key: "gates", header: "Gates", numeric: true, render: (policy) => policy.gates },
          {
            key: "contracts",
            sorts: "in force for",
            header: "In force for",
            render: (policy) => (policy.contracts.length > 0 ? policy.contracts.join("; ") : "no contract"),
          },
          {
            key: "at",
            sorts: "saved",
            header: "Saved",
            render: (policy) => <When at={policy.createdAt} now={now} />,
            minor: true,
          },
          { key: "by", header: "By", render: (policy) => policy.createdBy, minor: true },
        ]}
      />
    </>
  );
}
