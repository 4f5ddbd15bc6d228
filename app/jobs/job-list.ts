/** The list of jobs: what its columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { JobView } from "./job-view.ts";

/** How many the page and its CSV look back. */
export const JOBS_LISTED = 100;

export const JOB_WHAT_FOR: Record<JobView["kind"], string> = {
  check: "a check",
  ingest: "a delivery",
  calibration: "a calibration round",
  rescan: "protected sets",
  measure: "measuring",
  release: "a release",
  verify: "the proof of a release",
  backup: "a backup",
  retention: "retention",
  erase: "an erasure",
  "export-all": "an export of everything",
};

export const JOB_LIST: List<JobView> = {
  name: "jobs",
  filters: ["for", "state"],
  cells: {
    file: ({ title }) => title,
    for: ({ kind }) => JOB_WHAT_FOR[kind],
    state: ({ state }) => state,
    rows: ({ rows }) => rows,
    "set aside": ({ rejected }) => rejected,
    "handed over": ({ createdAt }) => instantCell(createdAt),
    message: ({ message }) => message,
  },
};
