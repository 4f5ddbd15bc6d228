import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { PHASES } from "#app/domain/states.ts";
import type { FormErrors } from "./contract-of-form.ts";
import { weekCountOf } from "./schedule-of-form.ts";
import type { ContractValues } from "./values.ts";

interface WeekFieldsProps {
  values: ContractValues;
  errors: FormErrors;
  weeks: readonly { week: number; hasDelivery: boolean }[];
}

/** The weekly schedule, row by row. */
export function WeekFields({ values, errors, weeks }: WeekFieldsProps) {
  const count = weekCountOf(values) ?? weeks.length;
  const received = weeks.filter(({ hasDelivery }) => hasDelivery).map(({ week }) => week);
  const last = Math.max(0, ...received);
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="form">
        <TextField
          label="Weeks"
          name="weekCount"
          inputMode="numeric"
          defaultValue={values.weekCount ?? String(weeks.length)}
          error={errors.weekCount}
          help={
            last > 0 ? `Week ${last} has a delivery, so at least ${last}.` : "Weeks at the end can be added or dropped."
          }
        />
      </div>
      <div className="form-actions">
        <Button name="intent" value="preview" look="quiet">
          Show as many weeks
        </Button>
      </div>
      {Array.from({ length: count }, (_, i) => (
        <WeekRow key={i} week={i + 1} values={values} errors={errors} />
      ))}
    </div>
  );
}

function WeekRow({ week, values, errors }: { week: number; values: ContractValues; errors: FormErrors }) {
  const text = (part: string) => {
    const name = `week-${week}-${part}`;
    return { name, defaultValue: values[name] ?? "", error: errors[name] };
  };
  return (
    <fieldset>
      <legend className="visually-hidden">Week {week}</legend>
      <div className="form-row">
        <TextField label={`Week ${week}: due`} type="date" {...text("due")} />
        <TextField label="Expected units" inputMode="numeric" {...text("units")} />
        <SelectField
          label="Phase"
          {...text("phase")}
          defaultValue={values[`week-${week}-phase`] ?? "production"}
          choices={PHASES.map((phase) => ({ value: phase, label: phase }))}
        />
        <TextField label="Instructions" optional {...text("instruction")} />
      </div>
    </fieldset>
  );
}
