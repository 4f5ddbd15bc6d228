import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { defaultCriteria, policyPage } from "#app/review/policy-page.server.ts";
import { storePolicy } from "#app/review/store-contract.server.ts";
import { policyById } from "#db/contracts.server.ts";
import { PolicyForm } from "./policy-form.tsx";
import { policyOfForm } from "./policy-of-form.ts";
import { policyValues } from "./policy-values.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const policy = await policyPage(context.db, params.policy ?? "");
  if (!policy) throw new Response("There is no such policy.", { status: 404 });
  const judged = new Set(policy.criteria.map(({ metric }) => metric));
  const rest = defaultCriteria().filter(({ metric }) => !judged.has(metric));
  const rows = [...policy.criteria, ...rest].map(({ metric, title, about, group }) => ({
    metric,
    title,
    about,
    group,
  }));
  return { id: policy.id, name: policy.name, version: policy.version, rows, values: policyValues(policy, rest) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Edit ${page.name} · Assay` : "Edit policy · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const row = await policyById(context.db, params.policy ?? "");
  if (!row) throw new Response("There is no such policy.", { status: 404 });
  const read = policyOfForm(await request.formData(), row.version);
  if (!read.ok) return data({ values: read.values, errors: read.errors }, { status: 400 });
  const id = await storePolicy(context.db, read.policy, { now: context.now(), by: context.settings.user });
  const contract = new URL(request.url).searchParams.get("contract");
  return redirect(`/policies/${id}${contract ? `?contract=${encodeURIComponent(contract)}` : ""}#in-force`);
}

export default function EditPolicy() {
  const { id, name, version, rows, values } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const [search] = useSearchParams();
  const href = `/policies/${id}${search.size > 0 ? `?${search}` : ""}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Policies", href: "/policies" },
          { label: `${name}, version ${version}`, href },
          { label: "Edit" },
        ]}
        title={`Edit ${name}`}
      />
      <PolicyForm rows={rows} values={sent?.values ?? values} errors={sent?.errors ?? {}} cancelHref={href} />
    </>
  );
}
