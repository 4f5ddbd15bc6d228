import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";

interface LinkFormProps {
  contracts: readonly { id: string; title: string; vendor: string }[];
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function LinkForm({ contracts, values, errors }: LinkFormProps) {
  return (
    <Form method="post" className="form" noValidate>
      <div className="form-row">
        <SelectField
          label="Calendar of"
          name="contract"
          defaultValue={values.contract ?? ""}
          error={errors.contract}
          choices={[
            { value: "", label: "every contract" },
            ...contracts.map(({ id, title, vendor }) => ({ value: id, label: `${title}, ${vendor}` })),
          ]}
        />
        <SignedBy label="Your name" name="by" defaultValue={values.by ?? ""} error={errors.by} />
      </div>
      <FormActions>
        <Button name="intent" value="make">
          Make the link
        </Button>
      </FormActions>
    </Form>
  );
}
