import { Button, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Section } from "#app/components/section.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { COMMERCIAL, COMMERCIAL_CHOICES, TRAINING, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { percentText } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";

interface DecisionFieldsProps {
  page: DecidePage;
  values: URLSearchParams;
  errors: Record<string, string>;
  user: string;
}

const SHORTCUTS = { accept: "accept", reject: "reject", reweight: "reweight" } as const;

/** The two axes, the reason, the signature, and the sentence that will be written. */
export function DecisionFields({ page, values, errors, user }: DecisionFieldsProps) {
  const { recommendation, chosen } = page;
  const credit = recommendation.creditBasisPoints;
  return (
    <Section title="Decision" sub="What is signed stays; a change of mind is a new decision.">
      <div className="form wide">
        <Callout tone={recommendation.state} title={`Recommended: ${recommendation.headline}`}>
          {recommendation.because.slice(0, 4).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Callout>
        <ChoiceField
          label="What is owed"
          name="commercial"
          type="radio"
          chosen={[chosen.commercial]}
          error={errors.commercial}
          choices={COMMERCIAL.map((value) => choice(value, COMMERCIAL_CHOICES[value], recommendation.commercial))}
        />
        <TextField
          label="Credit, per cent"
          name="credit"
          inputMode="decimal"
          optional
          defaultValue={values.get("credit") ?? ""}
          error={errors.credit}
          help={`Only with “accept with credit”. Left empty: ${credit ? `${percentText(credit / BASIS_POINTS)}, by the policy` : "to be agreed"}.`}
          affix="%"
        />
        <ChoiceField
          label="What is used"
          name="training"
          type="radio"
          chosen={[chosen.training]}
          error={errors.training}
          choices={TRAINING.map((value) => choice(value, TRAINING_CHOICES[value], recommendation.training))}
        />
        <TextAreaField
          label="Reason"
          name="reason"
          defaultValue={values.get("reason") ?? ""}
          error={errors.reason}
          help="Stands in the history and in the report to the vendor."
        />
        <SignedBy
          label="Signed by"
          name="signer"
          defaultValue={values.get("signer") ?? user}
          error={errors.signer}
          autoComplete="name"
        />
        {page.isOverride && (
          <Callout tone="warn" title="This goes against the recommendation.">
            <p>
              The policy recommends: {recommendation.text.toLowerCase()}. The history will say that you decided
              otherwise, and why.
            </p>
          </Callout>
        )}
        {page.secondApprover && (
          <Callout tone="warn" title="A second person has to approve this.">
            <p>
              It moves {formatMoney(page.secondApprover.valueMinor, page.contract.currency)}; above{" "}
              {formatMoney(page.secondApprover.aboveMinor, page.contract.currency)} the contract asks for two signatures
              {page.secondApprover.isStricter &&
                ", for its limit was raised by you, or after the batch came: the one before holds here"}
              . Until then nothing is payable and nothing can be released.
            </p>
          </Callout>
        )}
        <FormActions note={<span aria-live="polite">{page.sentence}</span>}>
          <Button formMethod="post" formAction={`/batches/${page.batch.id}/decide`}>
            Sign the decision
          </Button>
          <LinkButton look="quiet" href={`/batches/${page.batch.id}`}>
            Back
          </LinkButton>
        </FormActions>
      </div>
    </Section>
  );
}

function choice(
  value: keyof typeof COMMERCIAL_CHOICES | keyof typeof TRAINING_CHOICES,
  { title, meaning }: { title: string; meaning: string },
  recommended: string,
) {
  return {
    value,
    label: value === recommended ? `${title} (recommended)` : title,
    help: meaning,
    shortcut: value in SHORTCUTS ? SHORTCUTS[value as keyof typeof SHORTCUTS] : undefined,
  };
}
