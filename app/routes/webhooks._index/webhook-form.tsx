import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { ROLES } from "#app/domain/permission.ts";
import { WEBHOOK_KINDS } from "#app/domain/webhook.ts";

interface WebhookFormProps {
  contracts: readonly { id: string; title: string; vendor: string }[];
  values: { url?: string; format?: string; role?: string; contract?: string; kinds: string[] } | null;
  errors: Record<string, string>;
}

export function WebhookForm({ contracts, values, errors }: WebhookFormProps) {
  return (
    <Form method="post" className="form" noValidate>
      <TextField label="Address" name="url" type="url" defaultValue={values?.url ?? ""} error={errors.url} />
      <div className="form-row">
        <SelectField
          label="Form"
          name="format"
          defaultValue={values?.format ?? "json"}
          error={errors.format}
          choices={[
            { value: "json", label: "JSON, with every field" },
            { value: "slack", label: "a sentence, as Slack reads it" },
          ]}
        />
        <SelectField
          label="Reads as"
          name="role"
          help="It is told what this role may read: amounts are left out for a viewer."
          defaultValue={values?.role ?? "viewer"}
          error={errors.role}
          choices={ROLES.map((role) => ({ value: role, label: role }))}
        />
        <SelectField
          label="Of"
          name="contract"
          defaultValue={values?.contract ?? ""}
          error={errors.contract}
          choices={[
            { value: "", label: "every contract" },
            ...contracts.map(({ id, title, vendor }) => ({ value: id, label: `${title}, ${vendor}` })),
          ]}
        />
      </div>
      <ChoiceField
        label="Told of"
        name="kind"
        type="checkbox"
        help="None chosen: everything."
        chosen={values?.kinds ?? []}
        choices={WEBHOOK_KINDS.map(({ id, about }) => ({ value: id, label: about }))}
      />
      <FormActions>
        <Button>Make the webhook</Button>
      </FormActions>
    </Form>
  );
}
