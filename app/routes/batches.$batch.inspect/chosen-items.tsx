import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { InspectPage } from "#app/inspection/inspect-page.server.ts";
import type { Sent } from "./route.tsx";

const TITLES = { flags: "What flags ask to have inspected", scores: "What the scores contradict" } as const;

interface ChosenItemsProps {
  page: InspectPage;
  user: string;
  sent: Sent;
}

/** A queue: reviewed in the same way, but chosen, so that nothing follows from it for the lot. */
export function ChosenItems({ page, user, sent }: ChosenItemsProps) {
  const any = page.queues.some(({ found }) => found > 0);
  const error = (name: string) => (sent?.field === name ? sent.message : undefined);
  const isBeside = ["source", "most", "by"].includes(sent?.field ?? "");
  return (
    <Section
      title="Chosen items"
      sub="reviewed blind in the same way; they are no random sample, so no lot is accepted or rejected by them"
    >
      {any ? (
        <Form method="post" className="form" noValidate>
          <FormErrors count={isBeside ? 1 : 0} messages={sent && !isBeside ? [sent.message] : []} />
          <input type="hidden" name="intent" value="queue" />
          <ChoiceField
            label="Which"
            name="source"
            type="radio"
            error={error("source")}
            chosen={[sent?.values.source ?? page.queues.find(({ found }) => found > 0)?.source ?? ""]}
            choices={page.queues.map(({ source, found, sentence }) => ({
              value: source,
              label: TITLES[source],
              help: sentence,
              disabled: found === 0,
            }))}
          />
          <TextField
            label="At most"
            name="most"
            inputMode="numeric"
            autoComplete="off"
            affix="judgments"
            defaultValue={sent?.values.most ?? "50"}
            error={error("most")}
          />
          <SignedBy label="Chosen by" name="by" defaultValue={sent?.values.by ?? user} error={error("by")} />
          <FormActions>
            <Button look="quiet">Make the queue</Button>
          </FormActions>
        </Form>
      ) : (
        page.queues.map(({ source, sentence }) => (
          <p key={source} className="sub">
            {sentence}
          </p>
        ))
      )}
    </Section>
  );
}
