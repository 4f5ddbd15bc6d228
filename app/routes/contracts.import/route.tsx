import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import { newPolicyFault } from "#app/contracts/policy-right.server.ts";
import { parseContractText } from "#app/domain/contract.ts";
import { FIRST_STAGES, STAGE_TEXT } from "#app/domain/stage.ts";
import { storeContract } from "#app/review/store-contract.server.ts";

export const meta: MetaFunction = () => [{ title: "Import a contract · Assay" }];

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const json = String(form.get("json") ?? "");
  const stage = FIRST_STAGES.find((one) => one === form.get("stage")) ?? "agreed";
  const parsed = parseContractText(json);
  if (!parsed.ok) {
    const problems = parsed.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
    return data({ json, stage, problems }, { status: 400 });
  }
  const fault = await newPolicyFault(context, parsed.contract.policy);
  if (fault) return data({ json, stage, problems: [fault] }, { status: 403 });
  const stored = await storeContract(context.db, parsed.contract, {
    now: context.now(),
    by: context.settings.user,
    stage,
  });
  if (stored.kind === "refused") return data({ json, stage, problems: [stored.message] }, { status: 400 });
  return redirect(`/contracts/${stored.id}`);
}

export default function ImportContract() {
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: "New", href: "/contracts/new" },
          { label: "Import" },
        ]}
        title="Import a contract"
      />
      <Form method="post" className="form wide" noValidate>
        <FormErrors count={0} messages={sent?.problems ?? []} />
        <TextAreaField
          label="The contract as JSON"
          name="json"
          rows={18}
          spellCheck={false}
          help="The file that “assay contract create” takes; every contract hands its own out under JSON."
          defaultValue={sent?.json ?? ""}
          error={sent ? "It cannot be used as it is; what is wrong stands above." : undefined}
        />
        <SelectField
          label="Stage"
          name="stage"
          defaultValue={sent?.stage ?? "agreed"}
          choices={FIRST_STAGES.map((stage) => ({ value: stage, label: `${stage}: ${STAGE_TEXT[stage]}` }))}
        />
        <FormActions note="Creates the vendor when it is new, the contract, and one batch per week.">
          <Button>Create the contract</Button>
          <LinkButton href="/contracts/new" look="quiet">
            Fill the form instead
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
