import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { PolicyPage } from "#app/review/policy-page.server.ts";

/** The contracts it is in force for, and the form that puts it in force for another. */
export function InForce({ policy, chosen, error }: { policy: PolicyPage; chosen: string; error?: string }) {
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
            <FormErrors count={error ? 1 : 0} />
            <SelectField
              label="Put in force for"
              name="contract"
              defaultValue={chosen}
              error={error}
              choices={[
                { value: "", label: "choose a contract" },
                ...others.map(({ id, title, vendor }) => ({ value: id, label: `${vendor} · ${title}` })),
              ]}
            />
            <FormActions note="Batches of that contract that still wait are judged by this policy from then on. Decisions already signed keep theirs.">
              <Button>Put in force</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Section>
  );
}
