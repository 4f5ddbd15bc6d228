import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { UserShown } from "#app/people/people-page.server.ts";
import { ROLE_CHOICES } from "../people-parts/role-choices.ts";

export function AccountForms({ user }: { user: UserShown }) {
  const lost = user.hasPassphrase ? "Make a link for a new passphrase" : "Make a new invitation link";
  return (
    <Section title="Account" sub="A closed account signs in nowhere; what it signed stays.">
      <Form method="post" className="form" key={user.role}>
        <SelectField
          label="Role for every contract"
          name="role"
          choices={ROLE_CHOICES}
          defaultValue={user.role ?? "none"}
        />
        <FormActions>
          <Button name="intent" value="role">
            Give this role
          </Button>
        </FormActions>
      </Form>
      <Form method="post">
        <FormActions>
          <Button name="intent" value="link" look="quiet">
            {lost}
          </Button>
          {user.hasSecondFactor && (
            <Button name="intent" value="forget-second-factor" look="quiet">
              Take the second factor away
            </Button>
          )}
          {user.isDisabled ? (
            <Button name="intent" value="enable" look="quiet">
              Open the account again
            </Button>
          ) : (
            <Button name="intent" value="disable" look="danger">
              Close the account
            </Button>
          )}
        </FormActions>
      </Form>
    </Section>
  );
}
