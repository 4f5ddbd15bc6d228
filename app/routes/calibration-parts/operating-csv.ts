/** The operating characteristic of a rule as a file. */
import type { Operating } from "#app/calibration/operating-points.ts";
import { csvResponse } from "#app/http/csv.ts";

export function operatingCsv(title: string, { points, leftOut }: Operating): Response {
  return csvResponse(
    title,
    ["true accuracy", leftOut === null ? "passes" : "passes, without the minimum of every domain"],
    points.map(({ accuracy, passes }) => [accuracy, passes]),
  );
}
