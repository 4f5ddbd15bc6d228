import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { RecordPage } from "#app/review/record-page.server.ts";

/** The protected texts that the prompt has too much in common with, and by which rules. */
export function Contamination({ hits, batchId }: { hits: RecordPage["contamination"]; batchId: string }) {
  if (hits.length === 0) return null;
  return (
    <div id="contamination">
      {hits.map(({ setId, set, entry, lines }) => (
        <Table
          key={setId}
          caption={`In the protected set ${set}`}
          sub={
            <>
              its text {groupDigits(entry)} is the most alike; overlaps are shares, 0 to 1.{" "}
              <Link href={`/batches/${batchId}/records?mark=contaminated`}>All records found</Link> ·{" "}
              <Link href="/protected-sets">Protected sets</Link>
            </>
          }
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            { key: "rule", header: "Rule", render: ({ rule }) => rule },
            { key: "direction", header: "Share of", render: ({ direction }) => direction },
            {
              key: "overlap",
              header: "Overlap",
              numeric: true,
              render: ({ overlap }) => overlap !== null && groupDigits(overlap, 2),
            },
            {
              key: "threshold",
              header: "Line",
              numeric: true,
              render: ({ threshold }) => threshold !== null && groupDigits(threshold, 2),
            },
            {
              key: "holds",
              header: "Holds",
              render: ({ holds, decides }) =>
                holds ? <Status state={decides ? "fail" : "warn"} word={decides ? "yes" : "yes, beside"} /> : "no",
            },
          ]}
        />
      ))}
    </div>
  );
}
