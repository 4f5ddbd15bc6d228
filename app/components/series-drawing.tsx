import { lineText } from "#app/domain/figure.ts";

import { bandPath, gapCentres, linePath } from "./series.ts";
import { LANE, type SeriesLayout, type SeriesPlot, seriesLayout } from "./series-layout.ts";
import { StateMark } from "./state-mark.tsx";
import { YAxis } from "./y-axis.tsx";

/** The series as SVG, drawn on the server. */
export function SeriesDrawing(plot: SeriesPlot) {
  const layout = seriesLayout(plot);
  const { width, height, left, right, top, bottom, x, y } = layout;
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role={plot.points.some((point) => point.href) ? "group" : "img"}
      aria-label={`${plot.measure}, ${plot.points.length} weeks; the numbers are in the table below`}
    >
      {layout.zones.map((zone) => (
        <rect
          key={`${zone.tone}${zone.min}`}
          className={`zone-${zone.tone}`}
          x={left}
          width={right - left}
          y={y(zone.max)}
          height={y(zone.min) - y(zone.max)}
        />
      ))}
      <YAxis ticks={layout.ticks} y={y} left={left} right={right} unit={plot.unit} />
      {layout.gates.map((line) => (
        <line
          key={`${line.tone}${line.at}`}
          className={`gate-${line.tone}`}
          x1={left}
          x2={right}
          y1={y(line.at)}
          y2={y(line.at)}
        />
      ))}
      {layout.events.map((event) => (
        <g key={`${event.at}${event.label}`}>
          <line
            className="event"
            x1={x(event.at)}
            x2={x(event.at)}
            y1={top - 8 - LANE * (event.lane ?? 0)}
            y2={bottom}
          />
          {event.named && (
            <text x={x(event.at) + 5} y={top - 2 - LANE * (event.lane ?? 0)}>
              {event.label}
            </text>
          )}
        </g>
      ))}
      {layout.runs.map((run) => (
        <g key={run[0]?.index}>
          <path className="band" d={bandPath(run)} />
          <path className="line" d={linePath(run)} />
        </g>
      ))}
      {plot.lots?.map((lot, i) => (
        <circle key={i} className="lot" cx={x(lot.at)} cy={y(lot.value)} r={2} />
      ))}
      <Points plot={plot} layout={layout} />
      {layout.gates.map((line) => (
        <text
          key={`${line.tone}${line.at}`}
          className={`end gate-text-${line.tone}`}
          x={right - 4}
          y={y(line.at) + (line.labelled === "above" ? -5 : 13)}
        >
          {line.tone} {lineText(line.at)}
        </text>
      ))}
    </svg>
  );
}

function Points({ plot, layout }: { plot: SeriesPlot; layout: SeriesLayout }) {
  const { x, bottom, height } = layout;
  const every = Math.ceil(plot.points.length / 8);
  return (
    <>
      {layout.runs.flat().map((point) => {
        const href = plot.points[point.index]?.href;
        const mark = <StateMark state={point.state} x={point.x} y={point.y} />;
        const whisker = (
          <line className={`whisker tone-${point.state}`} x1={point.x} x2={point.x} y1={point.low} y2={point.high} />
        );
        return (
          <g key={point.index}>
            {whisker}
            {href ? (
              <a href={href} aria-label={plot.points[point.index]?.label}>
                {mark}
              </a>
            ) : (
              mark
            )}
          </g>
        );
      })}
      {gapCentres(plot.points).map((at) => (
        <text key={at} className="middle" x={x(at)} y={bottom - 8}>
          no estimate
        </text>
      ))}
      {plot.points.map((point, i) => (
        <g key={point.label}>
          {(plot.points.length - 1 - i) % every === 0 && (
            <text className={i === plot.points.length - 1 ? "middle strong" : "middle"} x={x(i)} y={height - 6}>
              {point.label}
            </text>
          )}
        </g>
      ))}
    </>
  );
}
