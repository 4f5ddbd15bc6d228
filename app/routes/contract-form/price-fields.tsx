import { TextField } from "#app/components/text-field.tsx";
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
        </div>
      ))}
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
    </div>
  );
}
