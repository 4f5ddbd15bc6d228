import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import type { PolicyPage } from "#app/review/policy-page.server.ts";

interface InForceProps {
  policy: PolicyPage;
  values: { contract: string; reason: string };
  errors: { contract?: string; reason?: string };
}

/** The contracts it is in force for, and the form that puts it in force for another. */
export function InForce({ policy, values, errors }: InForceProps) {
  const using = policy.contracts.filter(({ uses }) => uses);
  const others = policy.contracts.filter(({ uses }) => !uses);
  return (
    <Section title="In force" id="in-force">
      <div className="grid grid-cols-1 gap-4">
        {using.length === 0 ? (
          <p className="sub">For no contract.</p>
        ) : (
          <ul>
            {using.map(({ id, title, vendor }) => (
              <li key={id}>
                <Link href={`/contracts/${id}`}>{title}</Link> <span className="sub">{vendor}</span>
              </li>
            ))}
          </ul>
        )}
        {others.length > 0 && (
          <Form method="post" className="form" noValidate>
            <FormErrors count={Object.keys(errors).length} />
            <SelectField
              label="Put in force for"
              name="contract"
              defaultValue={values.contract}
              error={errors.contract}
              choices={[
                { value: "", label: "choose a contract" },
                ...others.map(({ id, title, vendor }) => ({ value: id, label: `${vendor} · ${title}` })),
              ]}
            />
            <TextAreaField label="Reason" name="reason" rows={2} defaultValue={values.reason} error={errors.reason} />
            <FormActions note="Batches of that contract that still wait are judged by this policy from then on. Decisions already signed keep theirs.">
              <Button>Put in force</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Section>
  );
}
