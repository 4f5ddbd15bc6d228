import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";

interface OrganisationProps {
  name: string;
  isLinked: boolean;
  hasPassphrase: boolean;
  linkTo: string | undefined;
  errors: Record<string, string>;
}

export function Organisation({ name, isLinked, hasPassphrase, linkTo, errors }: OrganisationProps) {
  const sub = isLinked ? "Linked: you may sign in there." : "Not linked: you sign in with your passphrase only.";
  const { form, ...fields } = errors;
  if (linkTo)
    return (
      <Section title={`Sign-in of ${name}`} sub="Sign in there once; this account is linked then.">
        {/* A plain link: a form must not lead to another site. */}
        <p>
          <a className="button" href={linkTo}>
            Go on to {name}
          </a>
        </p>
      </Section>
    );
  return (
    <Section title={`Sign-in of ${name}`} sub={sub}>
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(fields).length} messages={form ? [form] : []} />
        {hasPassphrase && (
          <TextField
            label="Your passphrase"
            name="current"
            type="password"
            autoComplete="current-password"
            error={errors.current}
          />
        )}
        <FormActions>
          <Button
            name="intent"
            value={isLinked ? "unlink-organisation" : "link-organisation"}
            look={isLinked ? "danger" : "quiet"}
          >
            {isLinked ? "Undo the link" : "Link this account"}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
