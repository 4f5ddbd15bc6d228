import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { Table } from "#app/components/table.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { JobView } from "#app/jobs/job-view.ts";
import { DeletedEnd } from "./deleted-end.tsx";
import { ErasedEnd } from "./erased-end.tsx";
import { ExportedEnd } from "./exported-end.tsx";
import { ReleaseEnd } from "./release-end.tsx";

/** How it ended, and the next step. */
export function JobEnd({ job }: { job: JobView }) {
  const { result, batchId, roundId } = job;
  const batch = batchId === null ? null : `/batches/${batchId}`;
  if (result?.kind === "calibration")
    return (
      <Callout tone="pass" title="The round has them.">
        <p>{result.sentence}</p>
        <p>
          <LinkButton href={`/calibration/${result.roundId}`}>To the round</LinkButton>
        </p>
      </Callout>
    );
  if (result?.kind === "stored")
    return (
      <Callout tone={job.rejected > 0 ? "warn" : "pass"} title={`Stored as version ${result.version} and measured.`}>
        <p>
          {countOf(job.rows, "row")} read, {countOf(job.rejected, "row")} set aside.
        </p>
        {batch && (
          <p>
            <LinkButton href={batch}>See the verdict</LinkButton>{" "}
            {job.rejected > 0 && (
              <LinkButton look="quiet" href={`${batch}/deliveries`}>
                See what was set aside
              </LinkButton>
            )}
          </p>
        )}
      </Callout>
    );
  if (result?.kind === "same-file")
    return (
      <Callout title={`The same bytes were delivered before, as version ${result.version}. Nothing changed.`}>
        {batch && (
          <p>
            <LinkButton look="quiet" href={batch}>
              To the batch
            </LinkButton>
          </p>
        )}
      </Callout>
    );
  if (result?.kind === "report")
    return (
      <p>
        <LinkButton href={`/check/${job.id}`}>See the report</LinkButton>
      </p>
    );
  if (result?.kind === "rescanned") return <Compared {...result} />;
  if (result?.kind === "measured")
    return <Callout tone="pass" title={`${countOf(result.deliveries, "delivery", "deliveries")} measured anew.`} />;
  if (result?.kind === "backed-up")
    return (
      <Callout tone="pass" title={`Snapshot ${result.name} is whole.`}>
        <p>
          The database, {bytesText(result.databaseBytes)}, and {countOf(result.files, "file")} of the vault, of which{" "}
          {groupDigits(result.copied)} were new.
        </p>
      </Callout>
    );
  if (result?.kind === "exported-all") return <ExportedEnd result={result} />;
  if (result?.kind === "erased") return <ErasedEnd result={result} />;
  if (result?.kind === "deleted") return <DeletedEnd result={result} />;
  if (result?.kind === "released" || result?.kind === "verified") return <ReleaseEnd result={result} />;
  return (
    <Failed job={job} back={roundId ? { href: `/calibration/${roundId}`, label: "To the round" } : batchLink(batch)} />
  );
}

const NO_FILE = "The file could not be used. Nothing was stored.";
const FAILED: Record<JobView["kind"], string> = {
  check: NO_FILE,
  ingest: NO_FILE,
  calibration: NO_FILE,
  rescan: NO_FILE,
  measure: "The deliveries were not measured; their numbers are as before.",
  release: "The release was not made. Nothing was stored.",
  verify: "The release could not be read to its end.",
  backup: "The backup was not made. No snapshot was kept.",
  retention: "Nothing was deleted.",
  erase: "Nobody was erased; the receipt that was shown proves nothing.",
  "export-all": "Nothing was kept of the export.",
};

function batchLink(batch: string | null) {
  return batch ? { href: batch, label: "To the batch, to hand over another file" } : null;
}

function Compared({ items, found, sets }: { items: number; found: number; sets: number }) {
  return (
    <Callout
      tone={found > 0 ? "warn" : "pass"}
      title={`${countOf(items, "item")} compared with ${countOf(sets, "protected set")}: ${countOf(found, "match", "matches")}.`}
    >
      <p>
        <LinkButton href="/protected-sets">To the protected sets</LinkButton>
      </p>
    </Callout>
  );
}

function Failed({ job, back }: { job: JobView; back: { href: string; label: string } | null }) {
  const { result } = job;
  const cancelled = job.state === "cancelled";
  return (
    <div className="sections">
      <Callout tone={cancelled ? "insufficient" : "fail"} title={cancelled ? "Cancelled." : FAILED[job.kind]}>
        {job.message && <p>{job.message}</p>}
        <p>
          {result?.kind === "unrecognised" && <LinkButton href={`/jobs/${job.id}/mapping`}>Map its columns</LinkButton>}{" "}
          {back && (
            <LinkButton look="quiet" href={back.href}>
              {back.label}
            </LinkButton>
          )}
        </p>
      </Callout>
      {result?.kind === "refused" && result.errors.length > 0 && (
        <Table
          caption="The first rows that were wrong"
          rows={result.errors.map((row, i) => ({ ...row, key: String(i) }))}
          rowKey={(row) => row.key}
          columns={[
            { key: "line", header: "Line", numeric: true, render: (row) => groupDigits(row.line) },
            { key: "field", header: "Field", render: (row) => row.field || "whole row" },
            { key: "rule", header: "Rule", render: (row) => row.rule },
            { key: "hint", header: "Hint", stack: true, render: (row) => row.hint },
          ]}
        />
      )}
    </div>
  );
}
