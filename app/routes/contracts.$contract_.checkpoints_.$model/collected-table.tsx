import type { CheckpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { Count } from "#app/components/count.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";

type Week = CheckpointPage["weeks"][number];

/** The weeks that were collected with it; what was judged while it was down or not approved opens its rows. */
export function CollectedTable({ page: { weeks, isTimed } }: { page: CheckpointPage }) {
  return (
    <Table
      caption="Weeks collected with it"
      sub="share and age are those of the whole week"
      rows={weeks}
      rowKey={({ batchId }) => batchId}
      rowHref={({ batchId }) => `/batches/${batchId}`}
      empty={
        <Section title="Weeks collected with it">
          <p className="sub">No delivery names it yet.</p>
        </Section>
      }
      columns={[
        { key: "week", header: "Week", render: ({ week }) => `Week ${week}` },
        {
          key: "responses",
          header: "Responses of it",
          numeric: true,
          render: ({ responses }) => (responses === null ? null : <Count value={responses} />),
        },
        {
          key: "share",
          header: "On-policy share",
          stack: true,
          render: ({ share }) => <Estimate outcome={share} unit="share" />,
        },
        {
          key: "age",
          header: "Age in checkpoints",
          stack: true,
          render: ({ age }) => <Estimate outcome={age} unit="ratio" />,
        },
        ...(isTimed
          ? [
              {
                key: "time",
                header: "Judged while it was down or not approved",
                stack: true,
                render: (week: Week) => <Untimely week={week} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Untimely({ week: { collected } }: { week: Week }) {
  if (!collected) return null;
  const { judgments, dated, spans } = collected;
  if (judgments === 0) return "no judgment on it";
  if (dated === 0) return "not computable: the delivery does not say when it was judged.";
  const of = dated < judgments ? ` (${groupDigits(judgments - dated)} of ${groupDigits(judgments)} have no time)` : "";
  if (spans.length === 0) return `none of ${countOf(judgments, "judgment")}${of}`;
  return (
    <>
      {spans.map(({ kind, note, judgments: n, href }) => (
        <span key={href} className="block">
          <Link href={href}>{countOf(n, "judgment")}</Link> {kind === "downtime" ? `while it was down: ${note}` : kind}
        </span>
      ))}
      <span className="sub">
        of {groupDigits(judgments)}
        {of}
      </span>
    </>
  );
}
