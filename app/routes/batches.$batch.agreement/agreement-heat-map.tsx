import { Choices } from "#app/components/choices.tsx";
import { HeatMap } from "#app/components/heat-map.tsx";
import { Pager } from "#app/components/pager.tsx";
import { groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import type { AgreementMatrix, PairAgreement } from "#app/review/agreement-matrix.server.ts";
import { rowsOfPair } from "#app/review/chart-rows.ts";

interface AgreementHeatMapProps {
  batchId: string;
  matrix: AgreementMatrix;
}

/** Cells of fewer comparisons have no colour: as on the server, which names no pair under it either. */
const FEWEST_IN_CELL = 10;
/** As the server cuts them. */
const MATRIX_SIZE = 18;
/** Full colour at this distance from the mean. */
const FULL = 0.3;

/** Each cell opens the comparisons that it counts. */
export function AgreementHeatMap({ batchId, matrix }: AgreementHeatMapProps) {
  const { names, columns, cells, mean, page, columnPage, pages, annotators } = matrix;
  const base = `/batches/${batchId}`;
  const edge = (name: string) => ({ label: name, href: `${base}/records?annotator=${encodeURIComponent(name)}` });
  return (
    <div>
      {pages > 1 && (
        <Choices
          label="Across"
          choices={Array.from({ length: pages }, (_, i) => ({
            key: String(i + 1),
            label: `${groupDigits(i * MATRIX_SIZE + 1)} to ${groupDigits(Math.min(annotators, (i + 1) * MATRIX_SIZE))}`,
            href: `${base}/agreement?page=${page}&columns=${i + 1}`,
            current: i + 1 === columnPage,
          }))}
        />
      )}
      <HeatMap
        finding={findingOf(matrix)}
        sub={`share of shared comparisons with the same side (first, tie, second), and their number; no colour under ${FEWEST_IN_CELL}`}
        caption="Agreement of annotator pairs"
        axes={["annotator", "annotator"]}
        rows={names.map(edge)}
        columns={columns.map(edge)}
        ramp="diverging"
        ends={[`under the mean, ${mean === null ? "unknown" : groupDigits(mean, 2)}`, "over it"]}
        csvHref={`${base}/agreement.csv`}
        cells={cells.map((row, i) =>
          row.map((cell, j) =>
            cell
              ? {
                  text: groupDigits(cell.value, 2),
                  n: groupDigits(cell.n),
                  level: levelOf(cell, mean),
                  href: `${base}/records?${rowsOfPair(names[i] ?? "", columns[j] ?? "")}`,
                }
              : null,
          ),
        )}
      />
      {pages > 1 && (
        <Pager
          position={`down, ${groupDigits(names.length)} of ${groupDigits(annotators)} annotators with shared comparisons, busiest first; page ${page} of ${pages}`}
          previousHref={page > 1 ? `${base}/agreement?page=${page - 1}` : undefined}
          nextHref={page < pages ? `${base}/agreement?page=${page + 1}` : undefined}
        />
      )}
    </div>
  );
}

function levelOf({ value, n }: PairAgreement, mean: number | null): number | null {
  if (mean === null || n < FEWEST_IN_CELL) return null;
  return Math.max(-1, Math.min(1, (value - mean) / FULL));
}

function findingOf({ least, mean }: AgreementMatrix): string {
  if (!least || mean === null) return `No two annotators share ${FEWEST_IN_CELL} comparisons`;
  const [one, other] = least.names;
  const { value, low, high, n } = least.agreement;
  if (value === 1) return `All who share ${FEWEST_IN_CELL} comparisons agree in every one of them`;
  const words = `${one} and ${other} agree least: ${valueText(value, "share")} ${intervalText(low, high, "share")} of ${groupDigits(n)}`;
  return least.isBeyondChance
    ? `${words}, where two annotators on average agree in ${groupDigits(mean, 3)}`
    : `${words}; the mean is ${groupDigits(mean, 3)}, and the lowest of so many pairs may lie there by chance`;
}
