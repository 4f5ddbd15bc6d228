import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { valueText } from "#app/domain/figure.ts";
import { caveatOf } from "#app/loop/claim-words.ts";
import type { HeldAgainst } from "#app/loop/run-page.server.ts";
import { ClaimStatus } from "../loop-parts/claim-status.tsx";
import { Difference } from "../loop-parts/difference.tsx";

/** Every benchmark that both runs have. */
export function Against({ held: { run, what, rows } }: { held: HeldAgainst }) {
  const caveats = [...new Set(rows.map(({ comparison }) => caveatOf(comparison)))].filter((text) => text !== "");
  return (
    <Section
      title={`Against ${what}`}
      sub={
        <>
          <Link href={`/runs/${run.id}`}>{run.name}</Link>; difference of means over seeds with its 95 % interval,
          turned so that more is better
        </>
      }
    >
      <Table
        caption={`Against ${what}`}
        captionHidden
        rows={rows}
        rowKey={({ evaluation }) => evaluation}
        empty={<p className="sub">No evaluation has been noted for both.</p>}
        note={caveats.join(" ")}
        columns={[
          { key: "evaluation", header: "Evaluation", render: ({ evaluation }) => evaluation },
          {
            key: "claim",
            header: "Claim",
            render: ({ comparison: { claim } }) => <ClaimStatus claim={claim} />,
          },
          { key: "own", header: "This run", numeric: true, render: ({ own }) => valueText(own, "ratio") },
          { key: "other", header: "The other", numeric: true, render: ({ other }) => valueText(other, "ratio") },
          {
            key: "difference",
            header: "Difference",
            numeric: true,
            render: ({ comparison }) => <Difference comparison={comparison} />,
          },
        ]}
      />
    </Section>
  );
}
