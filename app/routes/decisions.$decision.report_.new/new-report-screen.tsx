import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import type { ReportChoices } from "#app/review/vendor-report/report-form.ts";
import type { NewReportPage } from "#app/review/vendor-report/report-page.server.ts";
import { ExampleFields } from "./example-fields.tsx";

export interface NewReportProps {
  page: Omit<NewReportPage, "names">;
  /** Records that a link proposes as examples. */
  asked: string[];
  /** As it was just sent; null before. */
  choices: ReportChoices | null;
  errors: Record<string, string>;
  message: string | null;
}

export function NewReportScreen(props: NewReportProps) {
  const { page, errors, message } = props;
  const { batch, contract, decision, unfit } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
          { label: "Vendor report", href: `/decisions/${decision.id}/report` },
          { label: page.last ? "New version" : "Prepare" },
        ]}
        title={`Report on week ${batch.week} to ${contract.vendor}`}
        meta={[decision.headline]}
      />
      {unfit === null ? (
        <Form method="post" className="sections" noValidate>
          <FormErrors count={Object.keys(errors).length} messages={message === null ? [] : [message]} />
          <Words {...props} />
          <ExampleFields {...props} />
          <FormActions note="Stored with the decision as its next version, and never changed. Nothing is sent by itself.">
            <Button>Store the report</Button>
            <LinkButton look="quiet" href={`/decisions/${decision.id}/report`}>
              Back
            </LinkButton>
          </FormActions>
        </Form>
      ) : (
        <Callout tone="warn" title="No report can be prepared.">
          <p>{unfit}</p>
          <p>
            <Link href={`/batches/${batch.id}`}>Back to the batch</Link>
          </p>
        </Callout>
      )}
    </>
  );
}

/** What the vendor reads in the signer's words; numbers, criteria and money come from the decision. */
function Words({ page, choices, errors }: NewReportProps) {
  const said = choices ?? page.last;
  return (
    <Section
      title="In your words"
      sub="Only what stands here is told in words: no flag, note or comment goes out, and nobody’s name."
    >
      <div className="form">
        <TextAreaField
          label="Reason"
          name="statement"
          optional
          rows={3}
          defaultValue={said ? said.statement : page.decision.reason}
          error={errors.statement}
          help={said ? "Why it was decided so." : "The decision’s reason is filled in; it goes out as it stands here."}
        />
        {page.proposals.length > 0 && (
          <ChoiceField
            label="For next week, from the criteria that were not met"
            name="proposal"
            type="checkbox"
            chosen={said ? said.proposals : page.proposals}
            choices={page.proposals.map((proposal) => ({ value: proposal, label: proposal }))}
          />
        )}
        <TextAreaField
          label="For next week, in your words"
          name="nextText"
          optional
          rows={3}
          defaultValue={said?.nextText ?? ""}
          error={errors.nextText}
        />
      </div>
    </Section>
  );
}
