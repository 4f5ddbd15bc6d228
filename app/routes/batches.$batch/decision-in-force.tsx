import { Callout } from "#app/components/callout.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { BatchPage } from "#app/review/batch-page.server.ts";

export function DecisionInForce({ page, decision }: { page: BatchPage; decision: NonNullable<BatchPage["decision"]> }) {
  const { contract, batch, now } = page;
  return (
    <Callout
      tone={decision.isOlderThanDelivery ? "warn" : "insufficient"}
      title={
        <>
          Decided: {decision.headline} {countOf(decision.acceptedUnits, contract.unit)} accepted,{" "}
          <Money minor={decision.payableMinor} currency={contract.currency} /> payable.
        </>
      }
    >
      <p>
        By {decision.signer}, <When at={decision.decidedAt} now={now} withTime />
        {decision.isOverride && ", against the recommendation"}. {decision.reason}
      </p>
      {decision.rules.map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
      {decision.isOlderThanDelivery && (
        <p>A later delivery came in after this decision; it was made on the numbers before.</p>
      )}
      <p>
        <Link href={`/batches/${batch.id}/history`}>History and evidence</Link>
        {" · "}
        <Link href={`/decisions/${decision.id}/report`}>Vendor report</Link>
        {decision.releases.map(({ id, name }) => (
          <span key={id}>
            {" · "}
            <Link href={`/releases/${id}`}>release {name}</Link>
          </span>
        ))}
      </p>
    </Callout>
  );
}
