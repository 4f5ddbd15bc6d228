import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import { RHYTHMS, WEEKDAYS } from "#app/domain/mail.ts";
import type { digestChoiceShown } from "#app/mail/mail-page.server.ts";
import { MailStateMark } from "../mail-parts/mail-state.tsx";

interface DigestFormProps {
  digest: Awaited<ReturnType<typeof digestChoiceShown>>;
  /** What was sent and refused. */
  values: Record<string, string> | null;
  errors: Record<string, string>;
  now: number;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

export function DigestForm({ digest, values, errors, now }: DigestFormProps) {
  const { newest } = digest;
  const value = (name: "rhythm" | "weekday" | "hour" | "timeZone") => values?.[name] ?? digest[name];
  return (
    <Section title="Digest by mail" sub={`Your week on one page, to ${digest.email}.`}>
      <Standing digest={digest} />
      <Form method="post" className="form wide" noValidate>
        <FormErrors count={Object.keys(errors).length} />
        <div className="form-row">
          <SelectField
            label="How often"
            name="rhythm"
            defaultValue={value("rhythm")}
            error={errors.rhythm}
            choices={RHYTHMS.map((one) => ({ value: one, label: one }))}
          />
          <SelectField
            label="Day of a weekly one"
            name="weekday"
            defaultValue={value("weekday")}
            error={errors.weekday}
            choices={WEEKDAYS.map((label, i) => ({ value: String(i), label }))}
          />
          <SelectField label="Hour" name="hour" defaultValue={value("hour")} error={errors.hour} choices={HOURS} />
          <TextField label="Your time zone" name="timeZone" defaultValue={value("timeZone")} error={errors.timeZone} />
        </div>
        <FormActions>
          <Button name="intent" value="digest">
            Keep this digest
          </Button>
        </FormActions>
      </Form>
      {newest && (
        <p className="sub">
          Newest mail: <When at={newest.madeAt} now={now} withTime />, {newest.kind},{" "}
          <MailStateMark state={newest.state} />
        </p>
      )}
    </Section>
  );
}

function Standing({ digest: { hasServer, isConfirmed, rhythm, email } }: Pick<DigestFormProps, "digest">) {
  if (!hasServer)
    return (
      <Callout title="This installation sends no mail">
        <p>Your choice is kept for the day on which an admin sets a mail server up: ASSAY_SMTP_URL.</p>
      </Callout>
    );
  if (rhythm === "never" || isConfirmed) return null;
  return (
    <Callout tone="warn" title={`Confirm ${email} first`}>
      <p>A link was sent there; digests begin once you have followed it. Keep the digest again for another link.</p>
    </Callout>
  );
}
