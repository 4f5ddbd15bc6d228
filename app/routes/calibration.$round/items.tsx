import { Form } from "@remix-run/react";
import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { UploadForm } from "#app/components/upload-form.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { Sent } from "./route.tsx";

interface ItemsProps {
  page: RoundPage;
  sources: NonNullable<RoundPage["sources"]>;
  readers: { value: string; label: string }[];
  sent: Sent | null;
}

/** Where the items come from; open until somebody has answered. */
export function Items({ page, sources, readers, sent }: ItemsProps) {
  const { round, facts } = page;
  const lacking = Math.max(0, round.rule.of - facts.withKey);
  const choices = [
    ...sources.batches.map(({ id, week }) => ({ value: id, label: `gold of week ${week}` })),
    ...(sources.gold > 0 ? [{ value: "gold", label: `gold of the contract, ${countOf(sources.gold, "item")}` }] : []),
  ];
  const wantHelp = `Left empty: the ${lacking} that the rule still lacks. Which of many is drawn, not chosen.`;
  const errors = sent?.errors ?? {};
  return (
    <Section
      title="Items"
      sub={`${countOf(facts.withKey, "item")} with a key of ${round.rule.of} that the rule asks for; they are fixed with the first answer`}
      id="items"
    >
      <div className="two even">
        {choices.length > 0 && (
          <Form method="post" className="form" noValidate>
            <FormErrors count={Object.keys(errors).length} messages={sent?.message ? [sent.message] : []} />
            <input type="hidden" name="intent" value="items" />
            <SelectField
              label="Take them from"
              name="source"
              choices={choices}
              defaultValue={sent?.values.source}
              error={errors.source}
            />
            <TextField
              label="How many"
              name="want"
              inputMode="numeric"
              optional
              help={wantHelp}
              defaultValue={sent?.values.want}
              error={errors.want}
            />
            <FormActions>
              <Button>Add the items</Button>
            </FormActions>
          </Form>
        )}
        <UploadForm
          label="A file of pairs with agreed labels"
          help="Any format and layout that a delivery may have; the gold answers are the key."
          submit="Upload as items"
          fields={{ calibration: round.id, role: "items" }}
          readers={readers}
        >
          <TextField label="How many" name="want" inputMode="numeric" optional help={wantHelp} />
        </UploadForm>
      </div>
    </Section>
  );
}
