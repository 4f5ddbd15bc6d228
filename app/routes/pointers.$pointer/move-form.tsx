import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";

interface MoveFormProps {
  /** The latest move that is shown; null for none. */
  seen: number | null;
  releases: { id: string; name: string }[];
  values: { release: string; by: string; reason: string };
  errors: Record<string, string>;
  /** What somebody else did meanwhile. */
  overtaken: string | null;
}

export function MoveForm({ seen, releases, values, errors, overtaken }: MoveFormProps) {
  return (
    <Section title="Move it" sub="Signed, with a reason; the release it points to now stays in the history.">
      <Form method="post" className="form">
        <FormErrors count={Object.keys(errors).length} messages={overtaken ? [overtaken] : []} />
        <input type="hidden" name="seen" value={seen ?? ""} />
        <SelectField
          label="Release"
          name="release"
          help="Its texts must be in the vault. The command “assay release verify” proves every byte."
          defaultValue={values.release}
          error={errors.release}
          choices={[
            { value: "", label: "nothing: training stops" },
            ...releases.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SignedBy label="Your name" name="by" defaultValue={values.by} error={errors.by} />
        <TextAreaField label="Reason" name="reason" rows={3} defaultValue={values.reason} error={errors.reason} />
        <FormActions note="From then on a training job that asks this pointer gets that release.">
          <Button>Move the pointer</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
