import { HeatMap } from "#app/components/heat-map.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { rowsOfPair } from "#app/review/chart-rows.ts";
import type { FigureProps } from "./chart-sections.tsx";

export function AgreementFigure({ charts, batchId, csvHref }: FigureProps) {
  const { finding, drawn } = charts.agreement;
  if (!drawn) return <p className="sub">{finding}.</p>;
  const { annotators, cells, all } = drawn;
  const records = `/batches/${batchId}/records`;
  const edge = (name: string) => ({
    label: name,
    href: `${records}?${new URLSearchParams({ annotator: name, mark: "disagreement" })}`,
  });
  const more = all > annotators.length ? `; the ${annotators.length} of ${all} who share most` : "";
  return (
    <HeatMap
      finding={finding}
      sub={`share of shared comparisons with the same answer (first, tie, second), and how many they share${more}. Pairs on few comparisons differ by chance`}
      csvHref={csvHref}
      caption="Agreement of annotator pairs"
      axes={["annotator", "annotator"]}
      ends={["none alike", "all alike"]}
      rows={annotators.map(edge)}
      columns={annotators.map(edge)}
      cells={cells.map((row, i) =>
        row.map(
          (cell, j) =>
            cell && {
              text: groupDigits(cell.value, 2),
              n: groupDigits(cell.n),
              level: cell.value,
              href: `${records}?${rowsOfPair(annotators[i] ?? "", annotators[j] ?? "")}`,
            },
        ),
      )}
    />
  );
}
