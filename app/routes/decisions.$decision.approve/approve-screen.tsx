import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { Facts } from "#app/components/facts.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import type { ApprovalPage } from "#app/review/approval-page.server.ts";

interface ApproveScreenProps {
  page: ApprovalPage;
  values: { reason: string; signer: string };
  errors: Record<string, string>;
  message: string | null;
}

export function ApproveScreen({ page, values, errors, message }: ApproveScreenProps) {
  const { batch, contract, decision, now } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
          { label: `Decision ${decision.id}` },
        ]}
        title={`Second signature on week ${batch.week}`}
        meta={[contract.vendor, decision.headline]}
      />
      <div className="sections">
        <Section
          title="What would count"
          sub={
            <>
              Signed by {decision.signer}, <When at={decision.decidedAt} now={now} withTime />
            </>
          }
        >
          <p>{decision.sentence}</p>
          <p className="prose">{decision.reason}</p>
          {decision.rules.map((rule) => (
            <p key={rule}>{rule}</p>
          ))}
          <Facts facts={factsOf(page)} />
          <p className="sub">
            The money a decision moves is the largest of what it makes payable, what it keeps from the vendor, and the
            change against the decision it replaces.
          </p>
        </Section>
        {page.standing === "awaiting" && !page.isReplaced ? (
          <Answer page={page} values={values} errors={errors} message={message} />
        ) : (
          <Settled page={page} message={message} />
        )}
      </div>
    </>
  );
}

function factsOf({ contract: { currency }, decision: { valueMinor, aboveMinor } }: ApprovalPage) {
  return [
    { label: "Money it moves", value: <Money minor={valueMinor} currency={currency} exact /> },
    {
      label: "One signature up to",
      value: aboveMinor === null ? "any amount" : <Money minor={aboveMinor} currency={currency} exact />,
    },
  ];
}

function Answer({ page, values, errors, message }: ApproveScreenProps) {
  return (
    <Section title="Approve or decline" sub="One answer, by another person than the first; it stays in the history.">
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={message === null ? [] : [message]} />
        <TextAreaField label="Reason" name="reason" defaultValue={values.reason} error={errors.reason} rows={3} />
        <SignedBy
          label="Signed by"
          name="signer"
          defaultValue={values.signer}
          error={errors.signer}
          autoComplete="name"
          help={`Not ${page.decision.signer}.`}
        />
        <FormActions note="Approved, it counts for money and releases. Declined, it counts for nothing: the batch stands as it did before.">
          <Button name="outcome" value="approved">
            Approve the decision
          </Button>
          <Button name="outcome" value="declined" look="quiet">
            Decline it
          </Button>
          <LinkButton look="quiet" href={`/batches/${page.batch.id}`}>
            Back
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}

/** Nothing is left to answer; what was just typed by a slower second person was not written. */
function Settled({ page, message }: { page: ApprovalPage; message: string | null }) {
  const { approval, standing, isReplaced, now, batch } = page;
  const title = approval
    ? `${approval.outcome === "approved" ? "Approved" : "Declined"} by ${approval.signer}`
    : isReplaced
      ? "A later decision took its place."
      : "It counts as it is.";
  return (
    <Callout tone={standing === "declined" ? "warn" : "pass"} title={title}>
      {message && <p role="alert">{message} Nothing of yours was written.</p>}
      {approval && (
        <p>
          <When at={approval.at} now={now} withTime />: {approval.reason}
        </p>
      )}
      <p>
        <LinkButton look="quiet" href={`/batches/${batch.id}/history`}>
          History of the batch
        </LinkButton>
      </p>
    </Callout>
  );
}
