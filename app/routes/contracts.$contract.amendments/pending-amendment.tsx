import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { dayText } from "#app/components/date-text.ts";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import type { AmendmentsPage } from "#app/contracts/amendments-page.server.ts";
import { Changes } from "./amendment.tsx";

interface PendingProps {
  amendment: AmendmentsPage["pending"][number];
  currency: string;
  now: number;
  user: string;
  sent?: { values: Record<string, string>; errors: Record<string, string> } | undefined;
}

/** Signed ahead of its day: until then it can be taken back. */
export function PendingAmendment({ amendment, currency, now, user, sent }: PendingProps) {
  const { id, effectiveOn, reason, signer, at, changes, end } = amendment;
  const standing = end === null ? "takes effect on" : `${ENDED[end.outcome]}; it was to take effect on`;
  return (
    <>
      <Changes
        caption={`Amendment that ${standing} ${dayText(effectiveOn)}`}
        sub={
          <>
            {reason} Signed by {signer}, <When at={at} now={now} withTime />.
            {end && (
              <>
                {" "}
                {end.reason} ({end.by}, <When at={end.at} now={now} />)
              </>
            )}
          </>
        }
        changes={changes}
        currency={currency}
      />
      {end === null && <Withdraw id={id} effectiveOn={effectiveOn} user={user} sent={sent} />}
    </>
  );
}

const ENDED = { applied: "took effect", withdrawn: "was withdrawn", refused: "could not take effect" };

function Withdraw({
  id,
  effectiveOn,
  user,
  sent,
}: Pick<PendingProps, "user" | "sent"> & { id: number; effectiveOn: string }) {
  return (
    <details open={sent !== undefined}>
      <summary>Withdraw the amendment of {dayText(effectiveOn)} …</summary>
      <Form method="post" className="form" noValidate>
        <FormErrors count={0} messages={sent?.errors.form ? [sent.errors.form] : []} />
        <input type="hidden" name="pending" value={id} />
        <TextField
          label="Why it is withdrawn"
          name="reason"
          defaultValue={sent?.values.reason}
          error={sent?.errors.reason}
        />
        <SignedBy
          label="Your name"
          name="by"
          defaultValue={sent?.values.by ?? user}
          error={sent?.errors.by}
          autoComplete="off"
        />
        <FormActions>
          <Button look="quiet">Withdraw it</Button>
        </FormActions>
      </Form>
    </details>
  );
}
