import { Link } from "#app/components/link.tsx";
import { countOf, groupDigits, intervalText, lineText } from "#app/domain/figure.ts";
import type { AnnotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import type { Run } from "#app/metrics/conduct/runs.ts";
import { rowsOfPair } from "#app/review/chart-rows.ts";

/** Reference values of the metrics of conduct. */
const CONSPICUOUS_SPEED = 2;
const FEWEST_TIMED = 20;

/** Usual time / own time. */
export function SpeedCell({ speed }: { speed: AnnotatorConduct["speedIndex"] }) {
  if (!speed) return <span className="estimate written">no times</span>;
  const { value, low, high, n } = speed;
  return (
    <span className="estimate stacked">
      <b>{groupDigits(value, 2)}</b> <span className="interval">{intervalText(low, high, "index")}</span>{" "}
      <span className="n">{`n\u00a0${groupDigits(n)}`}</span>{" "}
      {n < FEWEST_TIMED
        ? "not enough data"
        : value >= CONSPICUOUS_SPEED && <span className="reason">twice as fast as usual</span>}
    </span>
  );
}

/** The longest run, in how many judgments, and how likely a run as long is by chance. */
export function RunCell({ run }: { run: Run | null }) {
  if (!run) return <span className="estimate written">under 20 in order</span>;
  const { length, of, n, sessions, p, improbable } = run;
  return (
    <span className="estimate stacked">
      <b>{groupDigits(length)}</b> <span className="interval">{of}</span>{" "}
      <span className="n">
        {`n\u00a0${groupDigits(n)}`} in {countOf(sessions, "session")}
      </span>{" "}
      {improbable && <span className="reason">improbable</span>} <span className="n">chance {chanceText(p)}</span>
    </span>
  );
}

/** Each pair opens the comparisons that both judged. */
export function CopyingCell({ conduct, batchId }: { conduct: AnnotatorConduct; batchId: string }) {
  if (conduct.copying.length === 0) return "none";
  return conduct.copying.map(({ with: other, agreed, n, usual, p }) => (
    <div key={other}>
      <Link href={`/batches/${batchId}/records?${rowsOfPair(conduct.name, other)}`}>{other}</Link>:{" "}
      {groupDigits(agreed)} of {groupDigits(n)} alike, usually {groupDigits(usual, 2)}; chance {chanceText(p)}
    </div>
  ));
}

/** @example "0.34", "under 0.000001" */
function chanceText(p: number): string {
  return p < 1e-6 ? "under 0.000001" : lineText(Number(p.toPrecision(2)));
}
