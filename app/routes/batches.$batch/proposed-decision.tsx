import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { When } from "#app/components/when.tsx";
import type { BatchPage } from "#app/review/batch-page.server.ts";

/** The newest decision while it counts for nothing: it waits for its second person, or that person declined it. */
export function ProposedDecision({
  page,
  proposal,
}: {
  page: BatchPage;
  proposal: NonNullable<BatchPage["proposal"]>;
}) {
  const { contract, batch, now } = page;
  const { approval } = proposal;
  if (approval)
    return (
      <Callout tone="warn" title={`Decision ${proposal.id} was declined: ${proposal.headline}`}>
        <p>
          By {approval.signer}, <When at={approval.at} now={now} withTime />. {approval.reason}{" "}
          {page.decision ? "The decision before it stands." : "The batch is undecided."}
        </p>
      </Callout>
    );
  return (
    <Callout tone="warn" title={`Awaiting a second approver: ${proposal.headline}`}>
      <p>
        Signed by {proposal.signer}, <When at={proposal.decidedAt} now={now} withTime />. It moves{" "}
        <Money minor={proposal.valueMinor} currency={contract.currency} />; above{" "}
        <Money minor={proposal.aboveMinor} currency={contract.currency} /> the contract asks for two signatures. Until
        then it counts neither for money nor for a release. {proposal.reason}
      </p>
      <p>
        <LinkButton href={`/decisions/${proposal.id}/approve`}>Approve or decline</LinkButton>{" "}
        <Link href={`/batches/${batch.id}/history`}>History and evidence</Link>
      </p>
    </Callout>
  );
}
