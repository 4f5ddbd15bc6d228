import type { ReactNode } from "react";
import { dateText } from "#app/components/date-text.ts";
import { Money } from "#app/components/money.tsx";
import { countOf } from "#app/domain/figure.ts";

interface Waiting {
  atStakeMinor: number;
  currency: string;
  window: { closesAt: number; state: "open" | "closing" | "closed"; deemedAcceptedAt: number | null };
}

/** How much waits, what it is worth by currency, and which right to reject ends first. */
export function Summary({ waiting }: { waiting: readonly Waiting[] }): ReactNode[] {
  if (waiting.length === 0) return [<b key="none">Nothing waits for a decision.</b>];
  const closing = waiting.filter(({ window }) => window.state !== "closed").map(({ window }) => window.closesAt);
  return [
    <>
      <b>{countOf(waiting.length, "batch", "batches")}</b> {waiting.length === 1 ? "waits" : "wait"} for a decision
    </>,
    ...atStake(waiting).map(([currency, minor]) => (
      <b key={currency}>
        <Money minor={minor} currency={currency} /> at stake
      </b>
    )),
    ...(closing.length > 0
      ? [
          <>
            first right to reject ends <b>{dateText(Math.min(...closing))}</b>
          </>,
        ]
      : []),
  ];
}

function atStake(waiting: readonly Waiting[]): [string, number][] {
  const sums = new Map<string, number>();
  // What silence has accepted is owed whatever is decided now.
  for (const { currency, atStakeMinor, window } of waiting)
    sums.set(currency, (sums.get(currency) ?? 0) + (window.deemedAcceptedAt === null ? atStakeMinor : 0));
  return [...sums].filter(([, minor]) => minor > 0);
}
