import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { AnnotatorsPage } from "#app/review/annotators-page.server.ts";

/** The state of the form is the address of the page. */
export function AnnotatorFilter({ batchId, page }: { batchId: string; page: AnnotatorsPage }) {
  const { text, onlyApart, sort, descending, measure } = page;
  const base = `/batches/${batchId}/annotators`;
  return (
    <Form method="get" action={base} className="form wide" key={`${text} ${onlyApart}`}>
      <div className="form-row">
        <TextField
          label="Pseudonym contains"
          name="q"
          type="search"
          defaultValue={text}
          optional
          data-shortcut="search"
        />
        <SelectField
          label="Shown"
          name="apart"
          optional
          defaultValue={onlyApart ? "yes" : ""}
          choices={[
            { value: "", label: "everybody" },
            { value: "yes", label: "who stands apart" },
          ]}
        />
      </div>
      <input type="hidden" name="sort" value={`${descending ? "-" : ""}${sort}`} />
      <input type="hidden" name="measure" value={measure} />
      <FormActions>
        <Button look="quiet">Filter</Button>
        {(text !== "" || onlyApart) && (
          <LinkButton look="quiet" href={base}>
            Show all
          </LinkButton>
        )}
      </FormActions>
    </Form>
  );
}
