import { Callout } from "#app/components/callout.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import type { MappingPreview } from "#app/ingest/mapping/preview-mapping.ts";

/** What the first rows become: the distributions a person checks before saying yes. */
export function PreviewTables({ preview }: { preview: MappingPreview }) {
  const { rows, items, judgments, annotators, labels, problems, direction } = preview;
  return (
    <Section
      title="Preview"
      sub={`the first ${countOf(rows, "row")} give ${countOf(items, "record")} with ${countOf(judgments, "judgment")} by ${annotators === 0 ? "nobody named" : countOf(annotators, "annotator")}`}
    >
      {direction?.warning && <Callout tone="fail" title={direction.warning} />}
      {direction && (
        <p className="sub">
          Against the gold answers: {groupDigits(direction.agree)} labels prefer the same side,{" "}
          {groupDigits(direction.disagree)} the other.
        </p>
      )}
      <Table
        caption="Labels"
        sub="from “first much better” to “second much better”"
        rows={labels}
        rowKey={(row) => row.label}
        empty={<p className="sub">No label can be read with this mapping.</p>}
        columns={[
          { key: "label", header: "Label", render: (row) => row.label },
          {
            key: "strength",
            header: "Strength",
            numeric: true,
            render: (row) => (row.strength === null ? "none" : groupDigits(row.strength, 2)),
          },
          { key: "count", header: "Judgments", numeric: true, render: (row) => groupDigits(row.count) },
          { key: "share", header: "Share", numeric: true, render: (row) => percentText(row.share) },
        ]}
      />
      <Table
        caption="Problems"
        rows={problems}
        rowKey={(row) => `${row.rule} ${row.field}`}
        empty={<p className="sub">Every one of the first rows can be used.</p>}
        columns={[
          { key: "rule", header: "Rule", render: (row) => row.rule },
          { key: "field", header: "Field", render: (row) => row.field || "whole row" },
          { key: "count", header: "Rows", numeric: true, render: (row) => groupDigits(row.count) },
          { key: "first", header: "First in row", numeric: true, render: (row) => groupDigits(row.firstRow) },
          { key: "hint", header: "Hint", stack: true, render: (row) => row.hint },
        ]}
      />
    </Section>
  );
}
