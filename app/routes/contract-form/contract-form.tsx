import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Section } from "#app/components/section.tsx";
import { AgreementFields, type PolicyChoice } from "./agreement-fields.tsx";
import { AmendmentFields } from "./amendment-fields.tsx";
import { CalendarFields } from "./calendar-fields.tsx";
import type { FormErrors as Errors } from "./contract-of-form.ts";
import { FeedbackFields } from "./feedback-fields.tsx";
import { MixFields } from "./mix-fields.tsx";
import { ModelFields } from "./model-fields.tsx";
import { PriceFields } from "./price-fields.tsx";
import { RampFields } from "./ramp-fields.tsx";
import type { ContractValues } from "./values.ts";
import { WeekFields } from "./week-fields.tsx";

export interface ContractFormProps {
  values: ContractValues;
  errors: Errors;
  vendors: readonly string[];
  policies: readonly PolicyChoice[];
  /** Set while a stored contract is edited: weeks row by row instead of a ramp. */
  weeks?: readonly { week: number; hasDelivery: boolean }[];
  cancelHref: string;
}

/** One form for a new contract and for an edited one. */
export function ContractForm({ values, errors, vendors, policies, weeks, cancelHref }: ContractFormProps) {
  const { form, ...fields } = errors;
  return (
    <Form method="post" className="sections" noValidate>
      {values.rejectionTerm && <input type="hidden" name="rejectionTerm" value={values.rejectionTerm} />}
      {values.like && <input type="hidden" name="like" value={values.like} />}
      <FormErrors count={Object.keys(fields).length} messages={form ? [form] : []} />
      <Section title="Agreement">
        <AgreementFields
          values={values}
          errors={errors}
          vendors={vendors}
          policies={policies}
          isStored={weeks !== undefined}
        />
      </Section>
      <Section
        title="Price"
        sub="Each unit costs the price of its tier; an agreed total, when there is one, is what is owed for the committed units."
      >
        <PriceFields values={values} errors={errors} />
      </Section>
      <Section title="Feedback, models and mix">
        <div className="form">
          <FeedbackFields values={values} errors={errors} />
          <ModelFields values={values} errors={errors} />
          <MixFields values={values} errors={errors} />
        </div>
      </Section>
      <Section title="Schedule" sub="What comes when. A week’s volume counts against the committed units.">
        {weeks ? (
          <WeekFields values={values} errors={errors} weeks={weeks} />
        ) : (
          <RampFields values={values} errors={errors} />
        )}
      </Section>
      {weeks?.some(({ hasDelivery }) => hasDelivery) && (
        <Section
          title="Amendment"
          sub="Something was delivered under this contract: a change is dated, signed and reasoned, and both versions are kept."
        >
          <AmendmentFields values={values} errors={errors} />
        </Section>
      )}
      <Section title="Calendar" sub="In whose days due dates and deadlines count.">
        <CalendarFields values={values} errors={errors} />
      </Section>
      <FormActions
        note={
          weeks
            ? "Decisions already signed keep the price and the policy they were signed with."
            : "Creates the vendor when it is new, the contract, and one batch per week. All of it can be edited later."
        }
      >
        <Button name="intent" value="save">
          {weeks ? "Save the contract" : "Create the contract"}
        </Button>
        <LinkButton href={cancelHref} look="quiet">
          Cancel
        </LinkButton>
      </FormActions>
    </Form>
  );
}
