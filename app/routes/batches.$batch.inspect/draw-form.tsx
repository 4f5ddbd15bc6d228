import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { SamplingPlan } from "#app/domain/inspection.ts";
import type { PlanForm } from "#app/inspection/plan-form.ts";
import type { Sent } from "./route.tsx";

interface DrawFormProps {
  form: PlanForm;
  plan: SamplingPlan;
  user: string;
  sent: Sent;
  discontinue: boolean;
}

export function DrawForm({ form, plan, user, sent, discontinue }: DrawFormProps) {
  const isBeside = sent?.field === "seed" || sent?.field === "by";
  const error = (name: string) => (sent?.field === name ? sent.message : undefined);
  return (
    <Form method="post" className="form wide" noValidate>
      <FormErrors count={isBeside ? 1 : 0} messages={sent && !isBeside ? [sent.message] : []} />
      {discontinue && <Callout tone="fail" title="The switching rules stop inspection of this contract." />}
      <input type="hidden" name="intent" value="draw" />
      <input type="hidden" name="plan" value={form.kind} />
      {Object.entries(form.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="form-row">
        <TextField
          label="Seed"
          name="seed"
          optional
          inputMode="numeric"
          autoComplete="off"
          help="By chance when left empty; logged either way. The same data, plan and seed draw the same items again."
          defaultValue={sent?.values.seed ?? ""}
          error={error("seed")}
        />
        <SignedBy label="Drawn by" name="by" defaultValue={sent?.values.by ?? user} error={error("by")} />
      </div>
      <FormActions
        note={`${countOf(plan.n, "judgment")} will be drawn and logged. Until they are settled the recommendation is to hold; what comes of it cannot be undone by drawing again.`}
      >
        <Button shortcut="inspect">{`Draw ${countOf(plan.n, "judgment")}`}</Button>
      </FormActions>
    </Form>
  );
}
