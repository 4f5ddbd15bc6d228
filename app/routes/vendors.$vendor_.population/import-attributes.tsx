import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { Sent } from "./import.server.ts";

type Preview = Extract<Sent, { kind: "preview" }>;

interface ImportAttributesProps {
  vendorId: string;
  preview: Preview | null;
  error?: string;
}

/** First the file; then what would change, and the button that changes it. */
export function ImportAttributes({ vendorId, preview, error }: ImportAttributesProps) {
  if (preview) return <Confirm vendorId={vendorId} preview={preview} />;
  return (
    <Section title="Import" sub="You see what would change before anything is stored">
      <Form method="post" encType="multipart/form-data" className="form" noValidate>
        <TextField
          label="File"
          name="file"
          type="file"
          error={error}
          help="CSV: annotator and one column per attribute, or annotator,attribute,value. Pseudonyms as in the deliveries; an empty cell is an unknown value."
        />
        <FormActions>
          <Button name="intent" value="preview">
            Look at what would change
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Confirm({ vendorId, preview: { content, plan } }: { vendorId: string; preview: Preview }) {
  const { replaced, attributes } = plan;
  return (
    <Section title="Import this file?" sub="Nothing is stored yet">
      <p>
        {countOf(plan.values, "value")} of {countOf(plan.annotators, "annotator")} would replace{" "}
        {replaced.values === 0
          ? "nothing: none are known"
          : `all that is known, ${countOf(replaced.values, "value")} of ${countOf(replaced.annotators, "annotator")}`}
        .
      </p>
      <ul>
        {attributes.map(({ attribute, annotators, values }) => (
          <li key={attribute}>
            {attribute}: {groupDigits(values)} different of {countOf(annotators, "annotator")}
          </li>
        ))}
      </ul>
      <Form method="post" className="form">
        <input type="hidden" name="content" value={content} />
        <FormActions>
          <Button name="intent" value="import">
            {replaced.values === 0 ? "Import" : "Replace what is known"}
          </Button>
          <LinkButton look="quiet" href={`/vendors/${vendorId}/population`}>
            Do not import
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}
