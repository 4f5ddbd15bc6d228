import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { DEFECT_CLASS_TEXT, DEFECT_CLASSES, PLAN_KIND_TEXT, PLAN_KINDS } from "#app/domain/inspection.ts";
import { KNOWN_LIMITS } from "#app/inspection/make-plan.ts";
import { type PlanForm, percentOf } from "#app/inspection/plan-form.ts";

interface PlanFieldsProps {
  form: PlanForm;
  fault: { field: string; message: string } | null;
}

/** The plan stands in the URL. Another kind of plan brings its own usual limits. */
export function PlanFields({ form: { kind, values, errors }, fault }: PlanFieldsProps) {
  const known = KNOWN_LIMITS[kind];
  const all = fault && fault.field !== "" ? { ...errors, [fault.field]: fault.message } : errors;
  const field = (name: string) => ({ name, error: all[name], defaultValue: values[name] ?? "" });
  const percent = { affix: "%", inputMode: "decimal", autoComplete: "off" } as const;
  const choices = [
    { value: "", label: "not judged" },
    ...(known ?? []).map((share) => ({ value: percentOf(share), label: `${percentOf(share)} %` })),
  ];
  return (
    <Form method="get" className="form wide" noValidate preventScrollReset key={kind}>
      <FormErrors
        count={Object.keys(all).length}
        messages={fault && fault.field === "" && fault.message !== "" ? [fault.message] : []}
      />
      <input type="hidden" name="of" value={kind} />
      <div className="form-row">
        <SelectField
          label="Plan"
          name="plan"
          defaultValue={kind}
          help={PLAN_KIND_TEXT[kind].meaning}
          choices={PLAN_KINDS.map((value) => ({ value, label: PLAN_KIND_TEXT[value].title }))}
        />
        {DEFECT_CLASSES.map((name) => {
          const label = `${PLAN_KIND_TEXT[kind].limit}, ${name}`;
          const help = DEFECT_CLASS_TEXT[name].meaning;
          return known ? (
            <SelectField key={name} label={label} help={help} choices={choices} {...field(name)} />
          ) : (
            <TextField key={name} label={label} optional help={help} {...percent} {...field(name)} />
          );
        })}
      </div>
      {kind === "sequential" && (
        <div className="form-row">
          {DEFECT_CLASSES.map((name) => (
            <TextField key={name} label={`Good lot, ${name}`} optional {...percent} {...field(`${name}-good`)} />
          ))}
          <TextField label="Risk of refusing a good lot" {...percent} {...field("alpha")} />
          <TextField label="Risk of accepting a bad lot" {...percent} {...field("beta")} />
        </div>
      )}
      {kind === "zero-acceptance" && <TextField label="Confidence" {...percent} {...field("confidence")} />}
      <FormActions>
        <Button look="quiet">Show what it protects against</Button>
      </FormActions>
    </Form>
  );
}
