import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Link } from "#app/components/link.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { StagePage } from "#app/contracts/stage-page.server.ts";
import { STAGE_TEXT } from "#app/domain/stage.ts";

interface MoveFormProps {
  page: StagePage;
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function MoveForm({ page, values, errors: { form, ...errors } }: MoveFormProps) {
  const { moves, red, contract, history } = page;
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  const asksReason = moves.includes("running") && red.length > 0;
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
      <input type="hidden" name="seen" value={history[0]?.id ?? 0} />
      <SelectField
        label="New stage"
        {...text("stage")}
        choices={moves.map((stage) => ({ value: stage, label: `${stage}: ${STAGE_TEXT[stage]}` }))}
      />
      <TextField label="Since" type="date" help="The day it happened; not before the last change." {...text("on")} />
      <TextAreaField label="What happened" rows={3} {...text("note")} />
      {asksReason && (
        <>
          <Callout tone="fail" title={`Not ready: ${red.join(", ")}.`}>
            <p>
              Starting collection now needs a reason, which stays on record.{" "}
              <Link href={`/contracts/${contract.id}/readiness`}>The checklist</Link>
            </p>
          </Callout>
          <TextAreaField
            label="Why collection starts all the same"
            rows={2}
            optional
            help="Only for a move to running."
            {...text("redReason")}
          />
        </>
      )}
      <TextField label="Your name" {...text("by")} />
      <FormActions note="Written once, with your name and the time. A closed or terminated contract takes in nothing more.">
        <Button>Move the contract</Button>
      </FormActions>
    </Form>
  );
}
