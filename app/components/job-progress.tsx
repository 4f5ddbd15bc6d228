import { countOf, groupDigits } from "#app/domain/figure.ts";
import { Button } from "./button.tsx";
import { Progress } from "./progress.tsx";

export interface JobProgressProps {
  /** What `bytesDone` counts: bytes unless the job reads no file of its own. */
  unit?: string;
  title: string;
  stage: "queued" | "read" | "store" | "measure" | "done";
  bytesDone: number;
  bytesTotal: number;
  rows: number;
  rejected: number;
  rate: number | null;
  cancelRequested: boolean;
}

const STAGES: Record<JobProgressProps["stage"], string> = {
  queued: "Waiting to begin",
  read: "Reading",
  store: "Reading and storing",
  measure: "Measuring",
  done: "Ending",
};

/** How far a file has come, what fell out so far, and the button that stops it. */
export function JobProgress({
  unit = "bytes",
  title,
  stage,
  bytesDone,
  bytesTotal,
  rows,
  rejected,
  rate,
  cancelRequested,
}: JobProgressProps) {
  const facts = [
    <>
      <b>{groupDigits(rows)}</b> {rows === 1 ? "row" : "rows"}
    </>,
    ...(unit === "bytes" ? [<>{countOf(rejected, "row")} set aside so far</>] : []),
    ...(rate === null ? [] : [<>{groupDigits(rate)} rows a second</>]),
  ];
  return (
    <Progress
      label={`${STAGES[stage]}: ${title}`}
      value={stage === "queued" ? null : stage === "measure" ? bytesTotal : bytesDone}
      max={bytesTotal}
      unit={unit}
      facts={facts}
      cancel={
        <form method="post">
          <Button look="quiet" small name="intent" value="cancel" disabled={cancelRequested}>
            {cancelRequested ? "Stopping …" : "Cancel"}
          </Button>
        </form>
      }
    />
  );
}
