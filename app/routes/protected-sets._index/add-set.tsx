import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { PROTECTED_FIELDS } from "#app/ingest/contamination/protected-field.ts";
import type { Added } from "./add-set.server.ts";
import { SetPreview } from "./set-preview.tsx";

/** First the file and its name; then what would be taken from it, and the button that takes it. */
export function AddSet({ sent }: { sent?: Added }) {
  if (sent?.preview) return <Confirm preview={sent.preview} values={sent.values} />;
  const { values, errors = {} } = sent ?? {};
  return (
    <Section title="Add a set" sub="You see what would be taken before anything is stored">
      <Form method="post" encType="multipart/form-data" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        <div className="form-row">
          <TextField
            label="Name"
            name="name"
            defaultValue={values?.name}
            error={errors.name}
            help="IFEval, MT-Bench …"
          />
          <TextField
            label="Version"
            name="version"
            defaultValue={values?.version}
            error={errors.version}
            help="Its date or release; findings name it."
          />
        </div>
        <TextField
          label="Field with the prompts"
          name="field"
          optional
          defaultValue={values?.field}
          error={errors.field}
          help={`Found by itself when it is one of: ${PROTECTED_FIELDS.join(", ")}.`}
        />
        <TextField
          label="File"
          name="file"
          type="file"
          error={errors.file}
          help="JSONL, JSON, CSV, TSV, Parquet or XLSX with one evaluation prompt a row; up to 64 MiB."
        />
        <FormActions>
          <Button name="intent" value="preview">
            Look at what is taken
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Confirm({ preview, values }: { preview: NonNullable<Added["preview"]>; values: Added["values"] }) {
  return (
    <Section
      title={`Add ${values.name} ${values.version}?`}
      sub={`Read from ${preview.fileName}; nothing is stored yet`}
    >
      <SetPreview preview={preview} />
      <Form method="post" className="form">
        <input type="hidden" name="token" value={preview.token} />
        <input type="hidden" name="fileName" value={preview.fileName} />
        <input type="hidden" name="name" value={values.name} />
        <input type="hidden" name="version" value={values.version} />
        <input type="hidden" name="field" value={preview.field} />
        <FormActions note="Deliveries taken in from now on are compared with it; those already here when you ask for it below.">
          <Button name="intent" value="add">
            Add this set
          </Button>
          <LinkButton look="quiet" href="/protected-sets">
            Do not add
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}
