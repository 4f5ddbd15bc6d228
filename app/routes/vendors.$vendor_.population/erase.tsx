import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf } from "#app/domain/figure.ts";

/** Of one annotator who asks for it, or of everybody; said before it happens, without scripts. */
export function Erase({ annotators, error }: { annotators: number; error?: string }) {
  return (
    <>
      <Section title="Erase one annotator’s" sub="At once and for good; judgments stay">
        <Form method="post" className="form" noValidate>
          <TextField label="Pseudonym" name="pseudonym" error={error} autoComplete="off" />
          <FormActions>
            <Button look="danger" name="intent" value="erase">
              Erase this annotator’s attributes
            </Button>
          </FormActions>
        </Form>
      </Section>
      <Section title="Erase all">
        <details>
          <summary>Erase all …</summary>
          <Form method="post">
            <p className="sub">The attributes of {countOf(annotators, "annotator")} are erased.</p>
            <Button look="danger" small name="intent" value="erase-all">
              Erase them all
            </Button>
          </Form>
        </details>
      </Section>
    </>
  );
}
