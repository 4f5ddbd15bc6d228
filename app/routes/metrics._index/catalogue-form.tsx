import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { METRIC_GROUPS } from "#app/metrics/groups.ts";
import type { CatalogueFilter } from "#app/review/catalogue-filter.ts";

interface CatalogueFormProps {
  filter: CatalogueFilter;
  needs: readonly string[];
  contract: string | null;
}

const ANY = { value: "", label: "any" };

export function CatalogueForm({ filter, needs, contract }: CatalogueFormProps) {
  const isOpen = filter.words !== "" || filter.group !== null || filter.needs !== null;
  const groups = Object.entries(METRIC_GROUPS).map(([value, { title }]) => ({ value, label: title }));
  return (
    <Form method="get" action="/metrics" className="form wide" key={JSON.stringify(filter)}>
      {contract && <input type="hidden" name="contract" value={contract} />}
      <div className="form-row">
        <TextField
          label="Words"
          name="q"
          type="search"
          optional
          defaultValue={filter.words}
          data-shortcut="search"
          help="in the name, the meaning, the formula or the source"
        />
        <SelectField label="Group" name="group" optional defaultValue={filter.group ?? ""} choices={[ANY, ...groups]} />
        <SelectField
          label="Needs"
          name="needs"
          optional
          defaultValue={filter.needs ?? ""}
          choices={[ANY, ...needs.map((need) => ({ value: need, label: need }))]}
        />
      </div>
      <FormActions>
        <Button look="quiet">Search</Button>
        {isOpen && (
          <LinkButton look="quiet" href={contract ? `/metrics?contract=${contract}` : "/metrics"}>
            Show all
          </LinkButton>
        )}
      </FormActions>
    </Form>
  );
}
