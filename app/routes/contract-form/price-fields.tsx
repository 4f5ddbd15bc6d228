import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { PHASES } from "#app/domain/states.ts";
import type { FormErrors } from "./contract-of-form.ts";
import { type ContractValues, tierRows } from "./values.ts";

export function PriceFields({ values, errors }: { values: ContractValues; errors: FormErrors }) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name], optional: true });
  return (
    <div className="form">
      {Array.from({ length: tierRows(values) }, (_, row) => (
        <div className="form-row" key={row}>
          <TextField label={`Tier ${row + 1}: from unit`} inputMode="numeric" {...text(`tier-${row}-from`)} />
          <TextField label={`Tier ${row + 1}: price per unit`} inputMode="decimal" {...text(`tier-${row}-price`)} />
          <TextField label={`Tier ${row + 1}: domain`} {...text(`tier-${row}-domain`)} />
          <SelectField
            label={`Tier ${row + 1}: phase`}
            {...text(`tier-${row}-phase`)}
            choices={[{ value: "", label: "every phase" }, ...PHASES.map((phase) => ({ value: phase, label: phase }))]}
          />
        </div>
      ))}
      <p className="sub">
        A tier may name a domain, a phase or both; the most specific one prices a unit: domain and phase, then domain,
        then phase, then neither. Its quantities count the units that this rule prices.
      </p>
      <TextField
        label="Agreed total"
        inputMode="decimal"
        help="When the committed units cost one sum together, e.g. 500,000 for 97,000 units. The tiers may then stay empty."
        {...text("total")}
      />
      <div className="form-row">
        <TextField
          label="First-batch discount"
          inputMode="decimal"
          affix="%"
          help="Off the first units, while quality settles."
          {...text("discountPercent")}
        />
        <TextField
          label="Discounted units"
          inputMode="numeric"
          help="How many of the first units."
          {...text("discountUnits")}
        />
      </div>
      <div className="form-row">
        <TextField
          label="A week may fall short by"
          inputMode="decimal"
          affix="%"
          help="Beyond that it counts as short. Empty: 5 %."
          {...text("toleranceUnder")}
        />
        <TextField
          label="Paid over the week’s volume"
          inputMode="decimal"
          affix="%"
          help="Accepted units beyond that are not payable. Empty: all are."
          {...text("toleranceOver")}
        />
      </div>
    </div>
  );
}
