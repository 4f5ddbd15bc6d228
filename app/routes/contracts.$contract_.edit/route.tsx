import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { amendContract } from "#app/contracts/amend.server.ts";
import { mayWritePolicies, otherPolicyFault } from "#app/contracts/policy-right.server.ts";
import { rejectionTermOf } from "#app/contracts/rejection-term.server.ts";
import { dayIn } from "#app/domain/terms/clock.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { contractById, listPolicies } from "#db/contracts.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { ContractForm } from "../contract-form/contract-form.tsx";
import { contractOfForm } from "../contract-form/contract-of-form.ts";
import { type ContractValues, storedValues, typedValues } from "../contract-form/values.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const contract = await contractById(context.db, params.contract ?? "");
  const file = contract && (await contractFile(context.db, contract.id));
  if (!contract || !file) throw new Response("There is no such contract.", { status: 404 });
  const weeks = await batchProgress(context.db, contract.id);
  const policies = await listPolicies(context.db);
  return {
    contract: { id: contract.id, title: contract.title },
    values: {
      ...storedValues(file, contract.policyId),
      effectiveOn: dayIn(context.now(), contract.timeZone),
      amendSigner: context.settings.user,
      rejectionTerm: await rejectionTermOf(context.db, contract.id, dayIn(context.now(), contract.timeZone)),
    },
    policies: policies
      .filter(({ id }) => id === contract.policyId || mayWritePolicies(context))
      .map(({ id, name, version }) => ({ id, name, version })),
    weeks: weeks.map(({ week, firstReceivedAt }) => ({ week, hasDelivery: firstReceivedAt !== null })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Edit ${page.contract.title} · Assay` : "Edit contract · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const contract = await contractById(context.db, params.contract ?? "");
  if (!contract) throw new Response("There is no such contract.", { status: 404 });
  const values: ContractValues = { ...typedValues(await request.formData()), vendor: contract.vendor };
  if (values.intent === "preview") return { values, errors: {} };
  const read = contractOfForm(values);
  if (!read.ok) return data({ values, errors: read.errors }, { status: 400 });
  const change = { terms: read.contract, policyId: values.policyId };
  const fault = otherPolicyFault(context, contract.policyId, values.policyId ?? contract.policyId);
  if (fault) return data({ values, errors: { policyId: fault } }, { status: 400 });
  const amended = await amendContract(context, contract, change, values);
  if (!amended.ok) return data({ values, errors: amended.errors }, { status: 400 });
  return redirect(`/contracts/${contract.id}${amended.pendingFrom ? "/amendments" : ""}`);
}

export default function EditContract() {
  const { contract, values, policies, weeks } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const href = `/contracts/${contract.id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Contracts", href: "/contracts" }, { label: contract.title, href }, { label: "Edit" }]}
        title={`Edit ${contract.title}`}
      />
      <ContractForm
        values={sent?.values ?? values}
        errors={sent?.errors ?? {}}
        vendors={[]}
        policies={policies}
        weeks={weeks}
        cancelHref={href}
      />
    </>
  );
}
