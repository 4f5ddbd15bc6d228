import { EmptyState } from "#app/components/empty-state.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { ListedPair } from "#app/release/listed-pairs.server.ts";
import type { PairsPage } from "#app/release/pairs-page.server.ts";

interface PairsTableProps {
  page: PairsPage;
  rows: ListedPair[];
  search: string;
}

export function PairsTable({ page, rows, search }: PairsTableProps) {
  const path = `/releases/${page.release.id}/pairs`;
  const { total, all, isSplit, weeks, isFirst, next } = page;
  return (
    <div>
      <Table
        caption={captionOf(page)}
        sub={`${countOf(total, "pair")} of ${groupDigits(all)}; the weight of a pair is the mean weight of the judgments behind it`}
        rows={rows}
        rowKey={({ deliveryId, n, pair }) => `${deliveryId} ${n} ${pair}`}
        rowHref={({ batchId, deliveryId, n }) => `/batches/${batchId}/records/${deliveryId}/${n}`}
        csvHref={`${path}.csv${withParams(search, { after: null })}`}
        empty={<EmptyState title="No pair has such a weight.">Widen the filter above.</EmptyState>}
        columns={[
          { key: "id", header: "Record", render: ({ id }: ListedPair) => id },
          { key: "week", header: "Week", numeric: true, render: ({ week }: ListedPair) => week },
          { key: "chosen", header: "Chosen", render: ({ chosen }: ListedPair) => responseText(chosen) },
          { key: "rejected", header: "Rejected", render: ({ rejected }: ListedPair) => responseText(rejected) },
          {
            key: "margin",
            header: "Margin",
            numeric: true,
            render: ({ margin }: ListedPair) => groupDigits(margin, 2),
          },
          {
            key: "judgments",
            header: "Judgments",
            numeric: true,
            render: ({ judgments }: ListedPair) => groupDigits(judgments),
          },
          {
            key: "weight",
            header: "Weight",
            numeric: true,
            render: ({ weight }: ListedPair) => groupDigits(weight, 2),
          },
          {
            key: "split",
            header: "Split",
            render: ({ heldOut }: ListedPair) => (heldOut ? "held out" : "train"),
          },
        ].filter(({ key }) => (key !== "split" || isSplit) && (key !== "week" || weeks > 1))}
      />
      {rows.length > 0 && (
        <Pager
          position={`${groupDigits(rows.length)} of ${countOf(total, "pair")}`}
          previousHref={isFirst ? undefined : path + withParams(search, { after: null })}
          nextHref={next === null ? undefined : path + withParams(search, { after: next })}
        />
      )}
    </div>
  );
}

const OF_SPLIT = { train: "Pairs to train on", "held-out": "Pairs held out" };

function captionOf({ filter: { least, most, split } }: PairsPage): string {
  const weight = weightText(least, most);
  if (split === null) return weight === null ? "All pairs" : `Pairs that weigh ${weight}`;
  return weight === null ? OF_SPLIT[split] : `${OF_SPLIT[split]} that weigh ${weight}`;
}

function weightText(least: number | null, most: number | null): string | null {
  if (least === null) return most === null ? null : `${groupDigits(most, 2)} or less`;
  if (most === null) return `${groupDigits(least, 2)} or more`;
  return least === most ? groupDigits(least, 2) : `${groupDigits(least, 2)} to ${groupDigits(most, 2)}`;
}

function responseText({ shown, model }: ListedPair["chosen"]): string {
  return model === null ? `response ${shown}` : `response ${shown}, ${model}`;
}
