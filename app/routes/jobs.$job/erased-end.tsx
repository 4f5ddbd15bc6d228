import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { JobResult } from "#app/jobs/job.ts";

export function ErasedEnd({ result }: { result: JobResult & { kind: "erased" } }) {
  const { token, rows, evidence, rewritten, givenUp, mentions, differing, compacted } = result;
  return (
    <Callout tone="pass" title={`Erased: in its place stands ${token}`}>
      <p>
        {countOf(rows, "row")} changed, {evidence} of them evidence
        {rewritten === null ? "." : `; ${countOf(rewritten, "file")} rewritten and ${givenUp} given up.`}
        {mentions > 0 && ` ${countOf(mentions, "record")} mention it in prompt or responses, see Keeping.`}
        {differing.length > 0 && ` Training files that name annotators have another hash now: ${differing.join("; ")}.`}
        {!compacted && " The database file could not be compacted while others are at work; the next erasure does it."}
      </p>
      <p>Earlier backups, copies from before a migration and files that were exported by name hold it still.</p>
      <p>
        <LinkButton href="/keeping" look="quiet">
          To Keeping
        </LinkButton>
      </p>
    </Callout>
  );
}
