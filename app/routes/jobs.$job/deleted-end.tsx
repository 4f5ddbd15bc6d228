import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { countOf } from "#app/domain/figure.ts";
import type { JobResult } from "#app/jobs/job.ts";

/** What a contract delivered was deleted under its retention. */
export function DeletedEnd({ result }: { result: JobResult & { kind: "deleted" } }) {
  const { files, bytes, deliveries, records, shared, contractId } = result;
  return (
    <Callout tone="pass" title={`${countOf(files, "file")} deleted, ${bytesText(bytes)}.`}>
      <p>
        {countOf(deliveries, "delivery", "deliveries")} with {countOf(records, "record")}: numbers, decisions and hashes
        stay.{shared > 0 && ` ${countOf(shared, "file")} stayed, whose bytes somebody else needs too.`}
      </p>
      <p>
        <LinkButton href={`/contracts/${contractId}/retention`} look="quiet">
          To the retention of the contract
        </LinkButton>
      </p>
    </Callout>
  );
}
