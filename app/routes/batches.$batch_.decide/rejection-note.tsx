import { Callout } from "#app/components/callout.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";

/** How long the right to reject still runs, or what its end has led to: said before anything is signed. */
export function RejectionNote({ page: { rejection, now } }: { page: DecidePage }) {
  if (!rejection) return null;
  const { state, daysLeft, closesAt, lapsesInto, deemedAcceptedAt } = rejection;
  const closes = <When at={closesAt} now={now} withTime />;
  if (deemedAcceptedAt !== null)
    return (
      <Callout tone="fail" title="The right to reject has lapsed: this delivery is deemed accepted">
        <p>
          Since {closes}. What you sign now is on record and decides its use in training; a rejection, a rework or a
          credit needs the vendor’s consent.
        </p>
      </Callout>
    );
  if (state === "closed")
    return (
      <Callout tone="warn" title="The right to reject has ended">
        <p>On {closes}. By the contract nothing follows from silence; what is not decided stays open.</p>
      </Callout>
    );
  return (
    <Callout
      tone={state === "closing" ? "warn" : "insufficient"}
      title={`${countOf(daysLeft, "day")} left to reject this delivery`}
    >
      <p>
        Until {closes};{" "}
        {lapsesInto === "accepted" ? "undecided, it is deemed accepted then." : "silence means nothing."}
        {" A hold does not stop this clock."}
      </p>
    </Callout>
  );
}
