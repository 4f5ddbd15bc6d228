import { ControlChart } from "#app/components/control-chart.tsx";
import type { DailyPanel } from "#app/review/charts.ts";
import type { FigureProps } from "./chart-sections.tsx";

export function DailyFigures({ charts, batchId, csvHref }: FigureProps) {
  const { finding, drawn } = charts.daily;
  if (!drawn) return <p className="sub">{finding}.</p>;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="finding">{finding}</p>
      <div className="panels">
        {drawn.map((panel) => (
          <ControlChart
            key={panel.id}
            finding={findingOf(panel)}
            sub="share by day (UTC) with its control limits"
            csvHref={csvHref}
            measure={panel.title}
            points={panel.days.map(({ day, params, ...point }) => ({
              ...point,
              label: day,
              ...(params !== null && { href: `/batches/${batchId}/records?${params}` }),
            }))}
          />
        ))}
      </div>
    </div>
  );
}

function findingOf({ title, days }: DailyPanel): string {
  const out = days.filter((day) => day.out).length;
  const name = title.charAt(0).toUpperCase() + title.slice(1);
  return `${name}: ${out === 0 ? `all ${days.length} days inside` : `${out} of ${days.length} days outside`}`;
}
