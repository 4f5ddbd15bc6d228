import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { SetUp } from "#app/people/second-factor.server.ts";
import { CodeField } from "../people-parts/code-field.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SetUpForm } from "./set-up-form.tsx";

interface SecondFactorProps {
  isOn: boolean;
  /** The role requires it. */
  isOwed: boolean;
  codesLeft: number;
  hasPassphrase: boolean;
  shown: { setUp?: SetUp; codes?: string[] };
  errors: Record<string, string>;
}

export function SecondFactor({ isOn, isOwed, codesLeft, hasPassphrase, shown, errors }: SecondFactorProps) {
  const sub = isOn
    ? `On. ${codesLeft} of its recovery codes ${codesLeft === 1 ? "is" : "are"} left.`
    : "Off. With it, a passphrase that somebody learns is not enough.";
  return (
    <Section title="Second factor" sub={sub} id="second-factor">
      {isOwed && !shown.codes && (
        <Callout tone="warn" title="Your role requires a second factor">
          <p>Set it up here; everything else opens then.</p>
        </Callout>
      )}
      <FormErrors count={0} messages={errors.form ? [errors.form] : []} />
      {shown.codes && <RecoveryCodes codes={shown.codes} />}
      {shown.setUp && <SetUpForm setUp={shown.setUp} error={errors.code} />}
      {!isOn && !shown.setUp && <Begin hasPassphrase={hasPassphrase} error={errors.current} />}
      {isOn && !shown.codes && <Change hasPassphrase={hasPassphrase} errors={errors} />}
    </Section>
  );
}

function Begin({ hasPassphrase, error }: { hasPassphrase: boolean; error: string | undefined }) {
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={error ? 1 : 0} />
      {hasPassphrase && <CurrentPassphrase error={error} />}
      <FormActions>
        <Button name="intent" value="begin-second-factor" look="quiet">
          Set a second factor up
        </Button>
      </FormActions>
    </Form>
  );
}

function Change({ hasPassphrase, errors }: { hasPassphrase: boolean; errors: Record<string, string> }) {
  return (
    <>
      <Form method="post" className="form" noValidate>
        <FormErrors count={errors.code ? 1 : 0} />
        <CodeField help="Six digits from your app." error={errors.code} />
        <FormActions>
          <Button name="intent" value="new-recovery-codes" look="quiet">
            Make new recovery codes
          </Button>
        </FormActions>
      </Form>
      {hasPassphrase && (
        <Form method="post" className="form" noValidate>
          <FormErrors count={errors.current ? 1 : 0} />
          <CurrentPassphrase error={errors.current} />
          <FormActions>
            <Button name="intent" value="remove-second-factor" look="danger">
              Take the second factor away
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  );
}

function CurrentPassphrase({ error }: { error: string | undefined }) {
  return (
    <TextField label="Your passphrase" name="current" type="password" autoComplete="current-password" error={error} />
  );
}
