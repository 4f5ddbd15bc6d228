import { Callout } from "#app/components/callout.tsx";
import { Link } from "#app/components/link.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { BatchPage } from "#app/review/batch-page.server.ts";

interface DeemedAcceptedProps {
  page: BatchPage;
  delivered: NonNullable<BatchPage["delivered"]>;
}

/** The window lapsed and nobody decided: what the contract makes of that. It is no decision of ours. */
export function DeemedAccepted({ page: { contract, now, verdict }, delivered: { window } }: DeemedAcceptedProps) {
  if (window.deemedAcceptedAt === null) return null;
  const units = verdict ? `All ${countOf(verdict.before.units, contract.unit)} delivered are` : "What was delivered is";
  return (
    <Callout tone="fail" title="Deemed accepted: the right to reject ended without a decision.">
      <p>
        Since <When at={window.deemedAcceptedAt} now={now} withTime />. {units} payable in full, whatever the figures
        below say. A decision signed now settles what is used for training; a rejection or a credit needs the vendor’s
        consent. <Link href={`/contracts/${contract.id}/terms/rejection_window`}>The term</Link>
      </p>
    </Callout>
  );
}
