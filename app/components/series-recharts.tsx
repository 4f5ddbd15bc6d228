import { useState } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { lineText } from "#app/domain/figure.ts";

import { LANE, type SeriesPlot, seriesLayout } from "./series-layout.ts";
import { SeriesDot, SeriesTip } from "./series-recharts-parts.tsx";

const TICK = { fill: "var(--muted)", fontSize: 11.5 };
/** On a phone a chart is no wider than it is high. */
const LEAST_HEIGHT = 230;
const MARGIN = { right: 8, bottom: 4, left: 0 };

/** The series for the pointer: the same axes, band, lines and marks, with each week's numbers in a tip. */
export function SeriesRecharts(plot: SeriesPlot) {
  const [size, setSize] = useState<{ width: number; height: number }>();
  const { range, gates, zones, ticks, width, height, top, events } = seriesLayout(plot, size);
  const data = plot.points.map(({ outcome }, index) => {
    if (outcome.kind !== "estimate") return { index, value: null, band: null };
    return { index, value: outcome.value, band: [outcome.low, outcome.high] };
  });
  return (
    <div className="chart plot-slot">
      <ResponsiveContainer
        width="100%"
        aspect={size ? undefined : width / height}
        height={size?.height}
        initialDimension={{ width, height }}
        onResize={(wide) => {
          if (wide > 0 && wide !== size?.width)
            setSize({ width: wide, height: Math.max(LEAST_HEIGHT, Math.round((wide * 250) / 600)) });
        }}
      >
        <ComposedChart data={data} margin={{ top, ...MARGIN }} title={plot.measure}>
          {zones.map((zone) => (
            <ReferenceArea
              key={`${zone.tone}${zone.min}`}
              y1={zone.min}
              y2={zone.max}
              fill={`var(--${zone.tone}-soft)`}
              fillOpacity={0.6}
            />
          ))}
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="index"
            type="number"
            domain={[-0.5, plot.points.length - 0.5]}
            ticks={data.map((datum) => datum.index)}
            tickFormatter={(index: number) => plot.points[index]?.label ?? ""}
            tick={TICK}
            tickLine={false}
            axisLine={false}
          />
          <YAxis
            domain={[range.min, range.max]}
            ticks={ticks}
            tickFormatter={lineText}
            tick={TICK}
            width={52}
            axisLine={false}
            tickLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--line-strong)" }}
            content={({ payload }) => <SeriesTip plot={plot} index={payload?.[0]?.payload?.index} />}
          />
          {gates.map((line) => (
            <ReferenceLine
              key={`${line.tone}${line.at}`}
              y={line.at}
              stroke={`var(--${line.tone})`}
              strokeDasharray="3 3"
              label={{
                value: `${line.tone} ${lineText(line.at)}`,
                position: line.labelled === "above" ? "insideBottomRight" : "insideTopRight",
                fill: `var(--${line.tone})`,
                fontSize: 11.5,
              }}
            />
          ))}
          {events.map((event) => (
            <ReferenceLine
              key={`${event.at}${event.label}`}
              x={event.at}
              stroke="var(--line-strong)"
              label={{ value: event.named ? event.label : "", position: "top", dy: -LANE * (event.lane ?? 0), ...TICK }}
            />
          ))}
          {plot.lots?.map((lot, i) => (
            <ReferenceDot key={i} x={lot.at} y={lot.value} r={2} fill="var(--faint)" stroke="none" />
          ))}
          <Area
            dataKey="band"
            stroke="none"
            fill="var(--band)"
            fillOpacity={1}
            isAnimationActive={false}
            activeDot={false}
          />
          <Line
            dataKey="value"
            stroke="var(--accent)"
            strokeWidth={2}
            isAnimationActive={false}
            dot={({ index, cx, cy }) => <SeriesDot key={index} plot={plot} index={index} cx={cx} cy={cy} />}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
