import { groupDigits } from "#app/domain/figure.ts";
import { ChartFigure, type ChartProps } from "./chart-figure.tsx";
import { Link } from "./link.tsx";
import { linear } from "./scale.ts";
import { round, slot } from "./series.ts";

export interface HistogramMultiplesProps extends ChartProps {
  /** Categories, in the order of the axis. */
  labels: readonly string[];
  /** One small histogram each; shares by label, and what each of its bars opens. */
  panels: readonly {
    title: string;
    note: string;
    shares: readonly number[];
    href?: string;
    barHrefs?: readonly (string | undefined)[];
  }[];
  /** What the bars are, e.g. "label". */
  dimension: string;
}

/** Of a letter under a bar, in units of the frame. */
const LETTER = 4.8;
const FRAME = { width: 200, height: 116, left: 2, right: 198, top: 12, bottom: 96 };

/** The same histogram for each panel on one scale of shares, so that shapes compare; each panel, and each bar, opens what is behind it. */
export function HistogramMultiples({ labels, panels, dimension, ...chart }: HistogramMultiplesProps) {
  const most = Math.max(0.01, ...panels.flatMap(({ shares }) => shares));
  const table = {
    caption: `share of each ${dimension}`,
    columns: [dimension, ...panels.map(({ title }) => title)],
    rows: labels.map((label, i) => [label, ...panels.map(({ shares }) => groupDigits(shares[i] ?? 0, 3))]),
  };
  return (
    <ChartFigure {...chart} table={table}>
      <ul className="multiples">
        {panels.map((panel) => (
          <li key={panel.title}>
            <p>
              {panel.href ? <Link href={panel.href}>{panel.title}</Link> : panel.title}{" "}
              <span className="sub">{panel.note}</span>
            </p>
            <Panel labels={labels} shares={panel.shares} most={most} title={panel.title} hrefs={panel.barHrefs ?? []} />
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}

interface PanelProps {
  labels: readonly string[];
  shares: readonly number[];
  most: number;
  title: string;
  hrefs: readonly (string | undefined)[];
}

function Panel({ labels, shares, most, title, hrefs }: PanelProps) {
  const y = linear({ min: 0, max: most }, { min: FRAME.bottom, max: FRAME.top });
  const place = slot(labels.length, { min: FRAME.left, max: FRAME.right });
  const width = ((FRAME.right - FRAME.left) / Math.max(1, labels.length)) * 0.78;
  const longest = Math.max(1, ...labels.map((label) => label.length));
  // Names that would run into each other are thinned out; every bar says its own, and so does the table.
  const every = Math.ceil((labels.length * (longest + 1) * LETTER) / (FRAME.right - FRAME.left));
  const top = shares.indexOf(Math.max(...shares));
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
      role={hrefs.some(Boolean) ? undefined : "img"}
      aria-label={`${title}: ${labels.map((label, i) => `${label} ${groupDigits(shares[i] ?? 0, 3)}`).join(", ")}`}
    >
      {shares.map((share, i) => {
        const bar = (
          <rect
            key={labels[i]}
            className="bar"
            x={round(place(i) - width / 2)}
            y={round(y(share))}
            width={round(width)}
            height={round(FRAME.bottom - y(share))}
          />
        );
        return hrefs[i] && share > 0 ? (
          <a key={labels[i]} href={hrefs[i]} aria-label={`${title}, ${labels[i]}: ${groupDigits(share, 3)}`}>
            <title>{`${labels[i]}: ${groupDigits(share, 3)}`}</title>
            {bar}
          </a>
        ) : (
          bar
        );
      })}
      <text className="middle" x={round(place(top))} y={round(y(shares[top] ?? 0)) - 3}>
        {groupDigits(shares[top] ?? 0, 2)}
      </text>
      <line className="axis" x1={FRAME.left} x2={FRAME.right} y1={FRAME.bottom} y2={FRAME.bottom} />
      {labels.map((label, i) =>
        i % every === 0 ? (
          <text key={label} className="middle" x={round(place(i))} y={FRAME.bottom + 15}>
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}
