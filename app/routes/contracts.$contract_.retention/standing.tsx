import { Callout } from "#app/components/callout.tsx";
import { dayText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { When } from "#app/components/when.tsx";
import type { RetentionPreview } from "#app/keeping/retention/preview.server.ts";

interface StandingProps {
  line: RetentionPreview["line"];
  maySign: boolean;
  now: number;
}

/** Where it stands, and the next step. */
export function Standing({ line, maySign, now }: StandingProps) {
  const { state, dueAt, endedOn, contract } = line;
  const ended = endedOn === null ? "" : dayText(endedOn);
  const day = dueAt === null ? null : <When at={dueAt} now={now} />;
  if (state === "due")
    return (
      <Callout tone="warn" title={<>Due for deletion since {day}</>}>
        <p>
          The contract ended on {ended}. {maySign ? "Look at what would go, then sign." : "A lead or an admin signs."}
        </p>
      </Callout>
    );
  if (state === "later")
    return (
      <Callout title={<>Kept until {day}</>}>
        <p>The contract ended on {ended}.</p>
      </Callout>
    );
  if (state === "gone") return <Callout tone="pass" title="Nothing of it is left to delete." />;
  if (state === "running")
    return (
      <Callout title="The contract has not ended.">
        <p>
          The days count from the day on which it is <Link href={`/contracts/${contract.id}/stage`}>closed</Link>.
        </p>
      </Callout>
    );
  return (
    <Callout title={state === "keep" ? "It is kept." : "No retention is set."}>
      <p>
        {state === "keep"
          ? "Somebody said so below; a new rule changes it."
          : "Everything is kept until a rule is set below."}
      </p>
    </Callout>
  );
}
