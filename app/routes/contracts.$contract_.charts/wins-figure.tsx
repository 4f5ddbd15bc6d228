import { HeatMap } from "#app/components/heat-map.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits, intervalText } from "#app/domain/figure.ts";
import { rowsOfModels } from "#app/review/chart-rows.ts";
import type { FigureProps } from "./chart-sections.tsx";

export function WinsFigure({ charts, batchId, csvHref }: FigureProps) {
  const { finding, drawn } = charts.wins;
  if (!drawn) return <p className="sub">{finding}.</p>;
  const names = drawn.models.map(({ name }) => name);
  const part = `; drawn: the ${names.length} models that met most, of the ${drawn.all.length} in the file`;
  const records = (name: string, others = drawn.all.filter((other) => other !== name)) =>
    `/batches/${batchId}/records?${rowsOfModels(name, others)}`;
  return (
    <div className="grid grid-cols-1 gap-4">
      <HeatMap
        finding={finding}
        sub={`share of wins of the row over the column, a tie half a win; below, the weight of their comparisons${names.length < drawn.all.length ? part : ""}`}
        csvHref={csvHref}
        caption="Wins of models over models"
        axes={["wins", "against"]}
        ends={["loses", "wins"]}
        ramp="diverging"
        rows={drawn.models.map(({ name }) => ({ label: name, href: records(name) }))}
        columns={drawn.models.map(({ name }) => ({ label: name }))}
        cells={drawn.cells.map((row, i) =>
          row.map(
            (cell, j) =>
              cell && {
                text: groupDigits(cell.value, 2),
                n: groupDigits(cell.n),
                href: records(names[i] ?? "", [names[j] ?? ""]),
                level: cell.n < 20 ? null : (cell.value - 0.5) * 2,
              },
          ),
        )}
      />
      {drawn.models.some(({ strength }) => strength) && (
        <Table
          caption="Bradley-Terry strengths"
          sub="natural logarithm, mean 0, with 95 % jackknife intervals over prompts"
          rows={drawn.models}
          rowKey={({ name }) => name}
          rowHref={({ name }) => records(name)}
          columns={[
            { key: "model", header: "Model", render: ({ name }) => name },
            {
              key: "strength",
              header: "Strength",
              numeric: true,
              render: ({ strength }) =>
                strength ? (
                  <span className="estimate">
                    <b>{groupDigits(strength.value, 3)}</b>{" "}
                    <span className="interval">{intervalText(strength.low, strength.high, "index")}</span>
                  </span>
                ) : (
                  "cannot be compared"
                ),
            },
            { key: "n", header: "Comparisons", numeric: true, render: ({ n }) => groupDigits(n) },
          ]}
        />
      )}
    </div>
  );
}
