import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { InspectionPage } from "#app/inspection/inspection-page.server.ts";
import type { Sent } from "./route.tsx";

interface EndFormsProps {
  page: InspectionPage;
  user: string;
  sent: Sent | null;
}

/** Ends it before the last item is settled: because the verdict is certain, or because it is given up. */
export function EndForms({ page, user, sent }: EndFormsProps) {
  const { standing, kind } = page;
  const canConclude = kind === "queue" ? standing.settled > 0 : standing.verdict !== "open";
  const isRefused = kind === "lot" && standing.verdict === "rejected";
  const error = (name: string) => (sent?.field === name ? sent.message : undefined);
  const isBeside = sent?.field === "by" || sent?.field === "reason";
  const errors = <FormErrors count={isBeside ? 1 : 0} messages={sent && !isBeside ? [sent.message] : []} />;
  return (
    <Section
      title="End it now"
      sub="it ends by itself when every judgment is settled; reviewing all of them gives the narrower interval"
    >
      <div className="two even">
        {canConclude && (
          <Form method="post" className="form" noValidate>
            {sent?.intent === "conclude" && errors}
            <input type="hidden" name="intent" value="conclude" />
            <SignedBy
              label="Concluded by"
              name="by"
              defaultValue={user}
              error={sent?.intent === "conclude" ? error("by") : undefined}
            />
            <FormActions
              note={
                kind === "queue"
                  ? `The queue ends with ${standing.settled} of ${standing.drawn} settled.`
                  : `The lot is ${standing.verdict} with ${standing.settled} of ${standing.drawn} settled.`
              }
            >
              <Button look="quiet">Conclude</Button>
            </FormActions>
          </Form>
        )}
        {!isRefused && (
          <Form method="post" className="form" noValidate>
            {sent?.intent === "abandon" && errors}
            <input type="hidden" name="intent" value="abandon" />
            <TextField
              label="Why it is given up"
              name="reason"
              defaultValue={sent?.values.reason ?? ""}
              error={sent?.intent === "abandon" ? error("reason") : undefined}
            />
            <SignedBy
              label="Given up by"
              name="by"
              defaultValue={user}
              error={sent?.intent === "abandon" ? error("by") : undefined}
            />
            <FormActions note="It stays on record with what was reviewed; nothing follows from it, and its judgments are not drawn again.">
              <Button look="danger">Give it up</Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Section>
  );
}
