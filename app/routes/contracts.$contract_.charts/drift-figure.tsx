import { HeatMap } from "#app/components/heat-map.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { bandWord } from "#app/review/charts-of-weeks.ts";
import type { FigureProps } from "./chart-sections.tsx";

export function DriftFigure({ base, charts, csvHref }: FigureProps) {
  const { finding, drawn } = charts.drift;
  if (!drawn) return <p className="sub">{finding}.</p>;
  const contract = base.split("/").at(-1) ?? "";
  return (
    <HeatMap
      finding={finding}
      sub="population stability index against the week before; stable, moved and major shift are the conventional bands"
      csvHref={csvHref}
      caption="Drift by week"
      axes={["dimension", "week"]}
      ends={["stable", "major shift"]}
      rows={drawn.metrics.map(({ id, title }) => ({
        label: title.replace(/ \(PSI\)$/, ""),
        href: `/metrics/${id}?contract=${contract}`,
      }))}
      columns={drawn.weeks.map(({ week, batchId }) => ({ label: `week ${week}`, href: `/batches/${batchId}` }))}
      cells={drawn.metrics.map(({ id, cells }) =>
        cells.map((cell, i) =>
          cell.value === null
            ? null
            : {
                text: groupDigits(cell.value, 3),
                n: bandWord(cell),
                level: cell.level,
                href: `/metrics/${id}?contract=${contract}&week=${drawn.weeks[i]?.week}`,
              },
        ),
      )}
    />
  );
}
