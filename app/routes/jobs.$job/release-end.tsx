import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { JobResult } from "#app/jobs/job.ts";

type Ended = JobResult & { kind: "released" | "verified" };

/** A release was made, or held against its manifest. */
export function ReleaseEnd({ result }: { result: Ended }) {
  const faults = result.kind === "verified" ? result.faults : [];
  const redacted = (result.kind === "verified" ? result.redacted : null) ?? [];
  return (
    <Callout tone={faults.length > 0 ? "fail" : "pass"} title={titleOf(result)}>
      {faults.map((fault) => (
        <p key={fault}>{fault}</p>
      ))}
      {redacted.map((why) => (
        <p key={why}>{why}</p>
      ))}
      <p>
        <LinkButton href={`/releases/${result.releaseId}`}>To the release</LinkButton>
      </p>
    </Callout>
  );
}

function titleOf(result: Ended): string {
  if (result.kind === "released") return `${result.name} is made.`;
  if (result.faults.length > 0) return `${result.name} is not what it was.`;
  return `${countOf(result.files, "file")} of ${result.name} written once more: every hash is the one promised${result.redacted?.length ? ", or the one since an erasure" : ""}.`;
}
