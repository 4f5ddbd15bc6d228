import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { STAGES } from "#app/domain/stage.ts";
import { OUTCOME_LOOKS, OUTCOMES } from "#app/reports/outcome.ts";
import type { PortfolioList } from "#app/reports/portfolio-list.server.ts";

export function PortfolioFilter({ list: { vendors, filter, sort, descending, view } }: { list: PortfolioList }) {
  return (
    <Form method="get" className="form-row">
      <input type="hidden" name="sort" value={`${descending ? "-" : ""}${sort}`} />
      <input type="hidden" name="view" value={view} />
      <SelectField
        label="Vendor"
        name="vendor"
        optional
        defaultValue={filter.vendor}
        choices={[{ value: "", label: "every vendor" }, ...vendors.map((name) => ({ value: name, label: name }))]}
      />
      <SelectField
        label="Stage"
        name="stage"
        optional
        defaultValue={filter.stage}
        choices={[{ value: "", label: "every stage" }, ...STAGES.map((value) => ({ value, label: value }))]}
      />
      <SelectField
        label="With a week that is"
        name="state"
        optional
        defaultValue={filter.state}
        choices={[
          { value: "", label: "in any state" },
          ...OUTCOMES.map((value) => ({ value, label: OUTCOME_LOOKS[value].word })),
        ]}
      />
      <div className="form-actions">
        <Button look="quiet">Filter</Button>
      </div>
    </Form>
  );
}
