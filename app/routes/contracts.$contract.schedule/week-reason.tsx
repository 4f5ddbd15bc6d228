import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import type { SchedulePage } from "#app/schedule/schedule-page.server.ts";

interface WeekReasonProps {
  week: SchedulePage["weeks"][number];
  now: number;
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** Why the week was, or will be, late or short: what was said last, what was said before, and a place to say it. */
export function WeekReason({ week: { week, standing, reasons, explains }, now, values, errors }: WeekReasonProps) {
  const isSent = values.week === String(week);
  const { form, ...fields } = isSent ? errors : {};
  const [newest, ...before] = reasons.toReversed();
  const isMissed = standing.timing === "late" || standing.timing === "delivered-late" || standing.volume === "short";
  if (!newest && !explains) return null;
  return (
    <>
      {newest && (
        <p>
          Why: {newest.reason} <Signed {...newest} now={now} />
        </p>
      )}
      <details open={isSent}>
        <summary>
          {newest ? "Say it anew" : isMissed ? "Say why" : "Say ahead why it will be late or short"}
          <span className="visually-hidden">, week {week}</span>
        </summary>
        {before.map((one) => (
          <p key={one.at}>
            Before: {one.reason} <Signed {...one} now={now} />
          </p>
        ))}
        <Form method="post" className="form" noValidate>
          <FormErrors count={Object.keys(fields).length} messages={form ? [form] : []} />
          <input type="hidden" name="week" value={week} />
          <TextAreaField
            label={`Why week ${week} is late or short`}
            name="reason"
            rows={2}
            help="Dated and signed; it stands here, on the timeline, on This week and in the digest."
            defaultValue={isSent ? values.reason : ""}
            error={fields.reason}
          />
          <SignedBy label="Your name" name="by" defaultValue={values.by ?? ""} error={fields.by} />
          <div className="form-actions">
            <Button name="intent" value="reason" look="quiet">
              Record the reason
            </Button>
          </div>
        </Form>
      </details>
    </>
  );
}

function Signed({ by, at, now }: { by: string; at: number; now: number }) {
  return (
    <span className="sub">
      {by}, <When at={at} now={now} />
    </span>
  );
}
