import type { ReactNode } from "react";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import type { CameBack } from "#app/loop/came-back.ts";
import { caveatOf } from "#app/loop/claim-words.ts";
import { ClaimStatus } from "./claim-status.tsx";
import { Difference } from "./difference.tsx";

interface InTrainingProps {
  rows: readonly CameBack[];
  /** Where the same is seen at length. */
  links?: ReactNode;
  /** Said when no run came back. */
  none?: ReactNode;
}

/** What training on it gave, on every benchmark; nothing at all where there is nothing to say. */
export function InTraining({ rows, links, none }: InTrainingProps) {
  if (rows.length === 0 && !none) return null;
  const caveats = [...new Set(rows.map(({ comparison }) => caveatOf(comparison)))].filter((text) => text !== "");
  return (
    <Section title="In training" sub="differences turned so that more is better, with 95 % intervals" actions={links}>
      <Table
        caption="Runs and what they gained"
        captionHidden
        rows={rows}
        rowKey={({ run, evaluation }) => `${run.id} ${evaluation}`}
        rowHref={({ run }) => `/runs/${run.id}`}
        empty={<p className="sub">{none}</p>}
        note={caveats.join(" ")}
        columns={[
          { key: "run", header: "Run", render: ({ run }) => run.name },
          { key: "what", header: "Compared", render: ({ what }) => what },
          { key: "evaluation", header: "Evaluation", render: ({ evaluation }) => evaluation },
          { key: "claim", header: "Claim", render: ({ comparison }) => <ClaimStatus claim={comparison.claim} /> },
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
