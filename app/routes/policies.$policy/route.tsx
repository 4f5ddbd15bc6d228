import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policyPage } from "#app/review/policy-page.server.ts";
import { contractById, policyById, usePolicy as putInForce } from "#db/contracts.server.ts";
import { CreditsTable } from "./credits-table.tsx";
import { CriteriaTable } from "./criteria-table.tsx";
import { InForce } from "./in-force.tsx";
import { PolicyHeader } from "./policy-header.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const policy = await policyPage(context.db, params.policy ?? "");
  if (!policy) throw new Response("There is no such policy.", { status: 404 });
  const wanted = new URL(request.url).searchParams.get("contract");
  const contract = policy.contracts.find(({ id }) => id === wanted) ?? null;
  return { policy, contract, now: context.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.policy.name}, version ${page.policy.version} · Assay` : "Policy · Assay" },
];

/** Puts the policy in force for a contract; the audit log keeps who did, why, and which one was in force before. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const policy = await policyById(context.db, params.policy ?? "");
  if (!policy) throw new Response("There is no such policy.", { status: 404 });
  const form = await request.formData();
  const values = { contract: String(form.get("contract") ?? ""), reason: String(form.get("reason") ?? "") };
  const contract = await contractById(context.db, values.contract);
  const errors = {
    ...(!contract && { contract: "Choose a contract." }),
    ...(values.reason.trim() === "" && { reason: "Say why." }),
  };
  if (!contract || errors.reason) return data({ errors, values }, { status: 400 });
  await putInForce(context.db, contract.id, policy.id);
  return redirect(`/contracts/${contract.id}`);
}

export default function Policy() {
  const { policy, contract, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PolicyHeader policy={policy} contract={contract} now={now} />
      <div className="sections">
        <CriteriaTable policyId={policy.id} criteria={policy.criteria} />
        <CreditsTable credits={policy.credits} />
        <InForce
          policy={policy}
          values={sent?.values ?? { contract: contract?.id ?? "", reason: "" }}
          errors={sent?.errors ?? {}}
        />
      </div>
    </>
  );
}
