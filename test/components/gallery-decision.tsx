import { Button, LinkButton } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";

export function DecisionForm() {
  return (
    <form method="post" className="form" noValidate>
      <FormErrors count={2} />
      <ChoiceField
        label="Commercial"
        name="commercial"
        type="radio"
        chosen={["credit"]}
        choices={[
          { value: "accept", label: "Accept", shortcut: "accept" },
          { value: "credit", label: "Accept with credit", help: "The vendor credits what is left out." },
          { value: "reject", label: "Reject", shortcut: "reject" },
        ]}
      />
      <div className="form-row">
        <SelectField
          label="Training"
          name="training"
          defaultValue="reweight"
          choices={[
            { value: "include", label: "include" },
            { value: "reweight", label: "reweight" },
          ]}
        />
        <TextField
          label="Weight"
          name="weight"
          inputMode="decimal"
          defaultValue="1.4x"
          error="A number from 0 to 10, such as 0.5."
          help="Multiplies every judgment of the slice."
          affix="×"
        />
      </div>
      <TextAreaField label="Reason" name="reason" error="Say why: it is sent to the vendor with the claim." />
      <TextField label="Note to ops" name="note" optional />
      <FormActions note="Signing accepts 9 066 of 9 962 judgments, claims a credit of $5 171, and leaves 896 out of training.">
        <Button>Sign the decision</Button>
        <LinkButton href="#back" look="quiet">
          Back
        </LinkButton>
        <Button look="danger" name="intent" value="withdraw">
          Withdraw the draft
        </Button>
      </FormActions>
    </form>
  );
}
