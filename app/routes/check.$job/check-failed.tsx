import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import type { JobView } from "#app/jobs/job-view.ts";

/** It ended without a report: why, and what to do. */
export function CheckFailed({ job }: { job: JobView }) {
  return (
    <div className="sections">
      <Callout
        tone={job.state === "cancelled" ? "insufficient" : "fail"}
        title={job.state === "cancelled" ? "The check was cancelled." : "Nothing of this file can be measured."}
      >
        {job.message && <p>{job.message}</p>}
      </Callout>
      <p>
        {job.result?.kind === "unrecognised" && (
          <LinkButton href={`/jobs/${job.id}/mapping`}>Map its columns</LinkButton>
        )}{" "}
        <LinkButton look="quiet" href="/check">
          Check another file
        </LinkButton>
      </p>
    </div>
  );
}
