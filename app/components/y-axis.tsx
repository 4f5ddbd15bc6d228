import type { FigureUnit } from "#app/domain/figure.ts";
import { groupDigits } from "#app/domain/figure.ts";

export interface YAxisProps {
  ticks: readonly number[];
  y: (value: number) => number;
  left: number;
  right: number;
  unit: FigureUnit;
}

/** Grid lines with their values; as many decimals as the ticks need. */
export function YAxis({ ticks, y, left, right, unit }: YAxisProps) {
  const decimals = unit === "count" ? 0 : Math.max(...ticks.map((tick) => decimalsOf(tick)), 1);
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="end" x={left - 8} y={y(tick) + 4}>
            {groupDigits(tick, decimals)}
          </text>
        </g>
      ))}
    </g>
  );
}

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}
