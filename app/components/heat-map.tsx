import { useId } from "react";
import type { ChartProps } from "./chart-figure.tsx";
import { Link } from "./link.tsx";

export interface HeatCell {
  /** What stands in the cell. */
  text: string;
  /** Under it, small: the number of rows. */
  n?: string;
  /** 0 … 1 on a sequential map, -1 … 1 on a diverging one; null leaves the ground plain (too few rows to say). */
  level: number | null;
  /** The rows behind the cell. */
  href?: string;
  /** Drawn with a frame, e.g. the diagonal of a confusion matrix. */
  framed?: boolean;
}

export interface HeatEdge {
  label: string;
  href?: string;
}

export interface HeatMapProps extends ChartProps {
  /** For assistive technology; also names the region that scrolls. */
  caption: string;
  /** What rows and columns are, e.g. ["key", "answer"]. */
  axes: [string, string];
  rows: readonly HeatEdge[];
  columns: readonly HeatEdge[];
  /** By row, then column; null where there is nothing to say. */
  cells: readonly (readonly (HeatCell | null)[])[];
  /** Words at the two ends of the colour scale. */
  ends: [string, string];
  ramp?: "sequential" | "diverging";
}

/**
 * A table whose cells are tinted by size: the numbers stay readable, one hue for size and two (teal, amber) around a middle,
 * which colour-blind eyes can tell apart. Wide maps scroll inside themselves.
 */
export function HeatMap(props: HeatMapProps) {
  const { finding, sub, csvHref, href, caption, axes, rows, columns, cells, ends, ramp = "sequential" } = props;
  const titleId = useId();
  return (
    <figure className="figure">
      <figcaption>
        <div className="finding" id={titleId}>
          {finding}
        </div>
        {sub && <div className="sub">{sub}</div>}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section className="heat-scroll" aria-label={caption} tabIndex={0}>
        <table className="heat" aria-labelledby={titleId}>
          <thead>
            <tr>
              <th scope="col" className="corner">
                {axes[0]} ↓ {axes[1]} →
              </th>
              {columns.map((column) => (
                <th key={column.label} scope="col">
                  <span>{edge(column)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={row.label}>
                <th scope="row">{edge(row)}</th>
                {columns.map((column, j) => (
                  <Cell key={column.label} cell={cells[i]?.[j] ?? null} name={`${row.label}, ${column.label}`} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="figure-tools">
        <Scale ends={ends} ramp={ramp} />
        {href && <Link href={href}>Rows behind it</Link>}
        {csvHref && (
          <a href={csvHref} download>
            CSV
          </a>
        )}
      </div>
    </figure>
  );
}

function edge({ label, href }: HeatEdge) {
  return href ? <Link href={href}>{label}</Link> : label;
}

function Cell({ cell, name }: { cell: HeatCell | null; name: string }) {
  if (!cell) return <td />;
  const content = (
    <>
      {cell.text}
      {cell.n !== undefined && <small>{cell.n}</small>}
    </>
  );
  return (
    <td className={[stepClass(cell.level), cell.framed && "framed"].filter(Boolean).join(" ") || undefined}>
      {cell.href ? (
        <Link href={cell.href} aria-label={`${name}: ${cell.text}${cell.n === undefined ? "" : `, n ${cell.n}`}`}>
          {content}
        </Link>
      ) : (
        content
      )}
    </td>
  );
}

const STEPS = 8;

/** Zero has no tint; the smallest visible amount has the first step. */
export function stepClass(level: number | null): string | undefined {
  if (level === null || !Number.isFinite(level)) return undefined;
  const step = Math.min(STEPS, Math.ceil(Math.abs(level) * STEPS - 1e-9));
  if (step === 0) return undefined;
  return level < 0 ? `heat-${step} below` : `heat-${step}`;
}

function Scale({ ends, ramp }: { ends: [string, string]; ramp: "sequential" | "diverging" }) {
  const levels = ramp === "diverging" ? [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1] : [0, 0.25, 0.5, 0.75, 1];
  return (
    <span className="heat-scale">
      {ends[0]}
      <span className="heat swatches" aria-hidden="true">
        {levels.map((level) => (
          <i key={level} className={stepClass(level)} />
        ))}
      </span>
      {ends[1]}
    </span>
  );
}
