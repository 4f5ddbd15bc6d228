import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { countOf } from "#app/domain/figure.ts";
import type { JobResult } from "#app/jobs/job.ts";

export function ExportedEnd({ result }: { result: JobResult & { kind: "exported-all" } }) {
  const { tables, rows, files, bytes, folder } = result;
  return (
    <Callout tone="pass" title={`Everything is written: ${bytesText(bytes)}.`}>
      <p>
        {countOf(tables, "table")} with {countOf(rows, "row")}, {countOf(files, "file")}; in <code>{folder}</code> for
        two days.
      </p>
      <p>
        <LinkButton href="/keeping#everything" look="quiet">
          Take it away
        </LinkButton>
      </p>
    </Callout>
  );
}
