import { lazy, type ReactNode, Suspense } from "react";
import type { SeriesPlot } from "./series-layout.ts";

/** recharts is fetched only where a chart is shown; until then, and if that fails, the server's drawing stands. */
const SeriesRecharts = lazy(async () => ({ default: (await import("./series-recharts.tsx")).SeriesRecharts }));

export function InteractiveSeries({ fallback, ...plot }: SeriesPlot & { fallback: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <SeriesRecharts {...plot} />
    </Suspense>
  );
}
