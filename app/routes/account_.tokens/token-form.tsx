import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { TokensPage } from "#app/people/tokens-page.server.ts";

interface TokenFormProps {
  scopes: TokensPage["scopes"];
  contracts: TokensPage["contracts"];
  values: { [name: string]: string | string[]; scopes: string[] } | null;
  errors: Record<string, string>;
}

export function TokenForm({ scopes, contracts, values, errors }: TokenFormProps) {
  const given = (name: string) => (typeof values?.[name] === "string" ? values[name] : "");
  return (
    <Section
      title="New token"
      sub={
        <>
          What it can call is described on <a href="/api/v1/docs">the page of the API</a>.
        </>
      }
    >
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        <TextField label="What it is for" name="name" defaultValue={given("name")} error={errors.name} />
        <ChoiceField
          label="What it may do"
          help="Looking at contracts, batches and results is always included."
          name="scopes"
          type="checkbox"
          choices={scopes}
          chosen={values?.scopes ?? []}
          error={errors.scopes}
        />
        <SelectField
          label="For which contract"
          name="contract"
          choices={[{ value: "", label: "every contract that I see" }, ...contracts]}
          defaultValue={given("contract")}
          error={errors.contract}
        />
        <TextField
          label="How many days"
          name="days"
          inputMode="numeric"
          defaultValue={given("days") || "90"}
          error={errors.days}
        />
        <FormActions>
          <Button name="intent" value="create">
            Make the token
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
