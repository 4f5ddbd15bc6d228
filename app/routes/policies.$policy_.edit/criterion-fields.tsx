import { ChoiceField } from "#app/components/choice-field.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { COMMERCIAL, COMMERCIAL_CHOICES, TRAINING, TRAINING_CHOICES } from "#app/domain/decision.ts";
import type { PolicyValues } from "./policy-values.ts";

export interface CriterionFieldsProps {
  metric: { metric: string; title: string; about: string; group: string };
  values: PolicyValues;
  errors: Record<string, string>;
}

const COMMERCIAL_OPTIONS = COMMERCIAL.map((value) => ({ value, label: COMMERCIAL_CHOICES[value].title }));
const TRAINING_OPTIONS = TRAINING.map((value) => ({ value, label: TRAINING_CHOICES[value].title }));

/** One metric, folded unless something in it needs another look. */
export function CriterionFields({ metric, values, errors }: CriterionFieldsProps) {
  const { metric: id, title, about } = metric;
  const field = (part: string) => {
    const name = `${id}.${part}`;
    return { name, defaultValue: values[name] ?? "", error: errors[name] };
  };
  const isJudged = Boolean(values[`${id}.judged`]);
  const summary = isJudged
    ? `${values[`${id}.role`]}, warn ${values[`${id}.warn`]}, fail ${values[`${id}.fail`]}`
    : "not judged";
  return (
    <details open={Object.keys(errors).some((name) => name.startsWith(`${id}.`))}>
      <summary>
        <b>{title}</b> <span className="sub">{summary}</span>
      </summary>
      <fieldset className="form">
        <legend className="visually-hidden">{title}</legend>
        <ChoiceField
          type="checkbox"
          name={`${id}.judged`}
          label="In the policy"
          help={about}
          choices={[{ value: "on", label: `Judge ${title}` }]}
          chosen={isJudged ? ["on"] : []}
        />
        <div className="form-row">
          <TextField label="Warn line" inputMode="decimal" {...field("warn")} />
          <TextField label="Fail line" inputMode="decimal" {...field("fail")} />
          <TextField label="Minimum n" inputMode="numeric" {...field("minimumN")} />
        </div>
        <div className="form-row">
          <SelectField label="Role" {...field("role")} choices={ROLES} />
          <SelectField label="Without enough data" {...field("whenInsufficient")} choices={WITHOUT_DATA} />
        </div>
        <div className="form-row">
          <SelectField label="On warn, commercial" {...field("warnCommercial")} choices={COMMERCIAL_OPTIONS} />
          <SelectField label="On warn, training" {...field("warnTraining")} choices={TRAINING_OPTIONS} />
        </div>
        <div className="form-row">
          <SelectField label="On fail, commercial" {...field("failCommercial")} choices={COMMERCIAL_OPTIONS} />
          <SelectField label="On fail, training" {...field("failTraining")} choices={TRAINING_OPTIONS} />
        </div>
      </fieldset>
    </details>
  );
}

const ROLES = [
  { value: "gate", label: "gate: decides whether a delivery passes" },
  { value: "advice", label: "advice: is shown and weighed" },
];

const WITHOUT_DATA = [
  { value: "hold", label: "hold until there is evidence" },
  { value: "note", label: "only say so" },
];
