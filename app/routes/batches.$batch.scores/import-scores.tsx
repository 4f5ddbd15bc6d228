import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { Imported } from "./import-form.server.ts";

const KINDS = [
  { value: "reward", label: "reward model", help: "One score a response; higher is better." },
  { value: "judge", label: "judge", help: "A grade a response by a model that was asked; higher is better." },
  { value: "trait", label: "trait", help: "One vote a record: −1 the first response has more of it, 1 the second, 0." },
];

export function ImportScores({ sent }: { sent?: Imported }) {
  const { values, errors = {}, faults = [], stored } = sent ?? {};
  const kept = stored ? undefined : values;
  return (
    <Section title="Import scores" sub="The batch is measured again at once; scores of the same name are replaced">
      {stored && <Result stored={stored} />}
      {faults.length > 0 && <Faults faults={faults} />}
      <Form method="post" encType="multipart/form-data" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        <TextField
          label="Name"
          name="name"
          defaultValue={kept?.name}
          error={errors.name}
          help="The model and its version, or the trait. Scores of the same responses with a phrase put in front of every prompt: the name of the plain scores, +prefix: and the phrase, as in rm-7b+prefix: As a nurse,"
        />
        <ChoiceField
          label="Kind"
          name="kind"
          type="radio"
          choices={KINDS}
          chosen={[kept?.kind ?? "reward"]}
          error={errors.kind}
        />
        <TextField
          label="File"
          name="file"
          type="file"
          error={errors.file}
          help="CSV with a first line of names, JSON Lines or a JSON list: id, response (its place from 0) or model, and score; of traits id and vote. Up to 64 MiB."
        />
        <FormActions>
          <Button>Import and measure</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Result({ stored }: { stored: NonNullable<Imported["stored"]> }) {
  const { name, scored, missing, unknown, faulty } = stored;
  const title = `${name}: ${countOf(scored, "score")} imported, and the batch measured with them.`;
  return (
    <Callout tone={unknown + faulty > 0 ? "warn" : "pass"} title={title}>
      <p>
        {groupDigits(missing)} without a score, {countOf(unknown, "row")} of ids that no record has,{" "}
        {countOf(faulty, "row")} set aside.
      </p>
    </Callout>
  );
}

function Faults({ faults }: { faults: Imported["faults"] }) {
  return (
    <Table
      caption="Rows that were not used"
      sub="the first of them"
      rows={faults}
      rowKey={({ line, field }) => `${line}${field}`}
      columns={[
        { key: "line", header: "Line", render: ({ line }) => `line ${line}` },
        { key: "field", header: "Field", render: ({ field }) => field },
        { key: "hint", header: "What to do", stack: true, render: ({ hint }) => hint },
      ]}
    />
  );
}
