import { groupDigits } from "#app/domain/figure.ts";
import type { ChartProps } from "./chart-figure.tsx";
import { HeatMap } from "./heat-map.tsx";

export interface ConfusionMatrixProps extends ChartProps {
  caption: string;
  /** What the rows are by: "key", "agreed answer", "consensus". */
  truth?: string;
  labels: readonly string[];
  /** By true label, then answer; whole counts or weights. */
  counts: readonly (readonly number[])[];
  /** The rows in a cell. */
  hrefOf?: (truth: number, answer: number) => string | undefined;
}

/** Of each true answer, how often each answer was given; the framed diagonal is right. */
export function ConfusionMatrix({ labels, counts, hrefOf, truth = "key", ...figure }: ConfusionMatrixProps) {
  const edges = labels.map((label) => ({ label }));
  return (
    <HeatMap
      {...figure}
      axes={[truth, "answer"]}
      rows={edges}
      columns={edges}
      ends={["never", "always given that answer"]}
      cells={counts.map((row, i) => {
        const total = row.reduce((sum, count) => sum + count, 0);
        return row.map((count, j) => ({
          text: total > 0 ? groupDigits(count / total, 2) : "none",
          n: groupDigits(count, Number.isInteger(count) ? 0 : 1),
          level: total > 0 ? count / total : null,
          href: count > 0 ? hrefOf?.(i, j) : undefined,
          framed: i === j,
        }));
      })}
    />
  );
}
