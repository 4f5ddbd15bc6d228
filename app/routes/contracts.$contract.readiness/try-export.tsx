import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";

/** The one item that Assay can prove by itself. */
export function TryExport({ message }: { message: string }) {
  return (
    <Section
      title="Try the export"
      sub="Writes the training files of the smallest week delivered, counts their lines and throws them away; no decision is needed."
    >
      <Form method="post" className="form">
        <FormErrors count={0} messages={message === "" ? [] : [message]} />
        <FormActions note="What comes out is noted as the evidence of “Export tried on a sample”.">
          <Button name="intent" value="try-export" look="quiet">
            Try the export
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
