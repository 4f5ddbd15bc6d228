import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Link } from "#app/components/link.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import type { StagePage } from "#app/contracts/stage-page.server.ts";
import { STAGE_TEXT } from "#app/domain/stage.ts";

interface MoveFormProps {
  page: StagePage;
  /** What stands in the way of ending it silently. */
  open: readonly string[];
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function MoveForm({ page, open, values, errors: { form, ...errors } }: MoveFormProps) {
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
      {open.length > 0 && <StillOpen open={open} contractId={contract.id} field={text("openReason")} />}
      <SignedBy label="Your name" {...text("by")} />
      <FormActions note="Written once, with your name and the time. A closed or terminated contract takes in nothing more.">
        <Button>Move the contract</Button>
      </FormActions>
    </Form>
  );
}

interface StillOpenProps {
  open: readonly string[];
  contractId: string;
  field: { name: string; defaultValue: string; error: string | undefined };
}

function StillOpen({ open, contractId, field }: StillOpenProps) {
  return (
    <>
      <Callout tone="warn" title="Still open with the vendor">
        <ul className="reasons">
          {open.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <p>
          Closing or terminating over it needs a reason, which stays on record.{" "}
          <Link href={`/contracts/${contractId}/close-out`}>The close-out so far</Link>
        </p>
      </Callout>
      <TextAreaField
        label="Why it ends all the same"
        rows={2}
        optional
        help="Only for a move to closed or terminated."
        {...field}
      />
    </>
  );
}
