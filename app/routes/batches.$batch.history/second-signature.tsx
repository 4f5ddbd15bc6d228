import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { When } from "#app/components/when.tsx";
import type { PastDecision } from "#app/review/decision-history.server.ts";

/** What the second person said of a decision that one may not sign alone; nothing for the others. */
export function SecondSignature({ decision, now }: { decision: PastDecision; now: number }) {
  const { approval, standing, valueMinor, currency } = decision;
  if (approval)
    return (
      <p>
        <Status state={standing === "stands" ? "pass" : "fail"} word={approval.outcome} /> by {approval.signer},{" "}
        <When at={approval.at} now={now} withTime />: {approval.reason}
        {standing === "declined" && " It counts for nothing."}
      </p>
    );
  if (standing !== "awaiting") return null;
  if (decision.isReplaced)
    return <p className="sub">Nobody approved it before a later decision took its place; it counted for nothing.</p>;
  return (
    <p>
      <Status state="warn" word="awaiting a second approver" />, for it moves{" "}
      <Money minor={valueMinor} currency={currency} />.{" "}
      <Link href={`/decisions/${decision.id}/approve`}>Approve or decline</Link>
    </p>
  );
}
