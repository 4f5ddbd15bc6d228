import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { copyRegister } from "#app/checkpoints/copy-register.server.ts";
import { LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { copyTerms } from "#app/contracts/copy-contract.server.ts";
import type { Policy } from "#app/domain/policy.ts";
import { FIRST_STAGES } from "#app/domain/stage.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { listPolicies, listVendors, policyById } from "#db/contracts.server.ts";
import { ContractForm } from "../contract-form/contract-form.tsx";
import { contractOfForm } from "../contract-form/contract-of-form.ts";
import { newContractValues, typedValues } from "../contract-form/values.ts";
import { likeValues } from "./like-values.server.ts";
import { nextMonday } from "./next-monday.ts";

export const meta: MetaFunction = () => [{ title: "New contract · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const vendorId = new URL(request.url).searchParams.get("vendor");
  const like = await likeValues(context.db, new URL(request.url).searchParams.get("like"), nextMonday(context.now()));
  const vendors = await listVendors(context.db);
  const policies = await listPolicies(context.db);
  return {
    values: {
      ...newContractValues(nextMonday(context.now())),
      vendor: vendors.find(({ id }) => id === vendorId)?.name ?? "",
      ...like,
    },
    vendors: vendors.map(({ name }) => name),
    policies: policies.map(({ id, name, version }) => ({ id, name, version })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = typedValues(await request.formData());
  if (values.intent === "preview") return { values, errors: {} };
  const read = contractOfForm(values);
  const policy = values.policyId ? await policyById(context.db, values.policyId) : null;
  const errors = read.ok ? {} : read.errors;
  if (policy === undefined) errors.policyId = "There is no such policy.";
  if (!read.ok || policy === undefined) return data({ values, errors }, { status: 400 });
  const contract = { ...read.contract, policy: policy ? (policy.body as Policy) : null };
  const stage = FIRST_STAGES.find((one) => one === values.stage);
  const stored = await storeContract(context.db, contract, { now: context.now(), by: context.settings.user, stage });
  if (stored.kind === "refused") return data({ values, errors: { title: stored.message } }, { status: 400 });
  if (values.like) {
    const copied = { fromId: values.like, toId: stored.id, by: context.settings.user };
    await copyTerms(context, { ...copied, from: values.startsOn ?? "" });
    await copyRegister(context, copied);
  }
  return redirect(`/contracts/${stored.id}`);
}

export default function NewContract() {
  const { values, vendors, policies } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Contracts", href: "/contracts" }, { label: "New" }]}
        title="New contract"
        actions={
          <LinkButton href="/contracts/import" look="quiet">
            Import JSON
          </LinkButton>
        }
      />
      <ContractForm
        values={sent?.values ?? values}
        errors={sent?.errors ?? {}}
        vendors={vendors}
        policies={policies}
        cancelHref="/contracts"
      />
    </>
  );
}
