/** Small functions, each with a version that works and one with a known fault. `items` is replaced by the asker's noun. */
import { PYTHON_TASKS } from "./code-tasks-python.ts";
import { SCRIPT_AND_SQL_TASKS } from "./code-tasks-script.ts";

export interface CodeTask {
  goal: string;
  language: "python" | "javascript" | "sql";
  good: string;
  bad: string;
  /** What somebody sees when the fault strikes. */
  symptom: string;
  cause: string;
  notes: [string, string];
}

export const CODE_TASKS: CodeTask[] = [...PYTHON_TASKS, ...SCRIPT_AND_SQL_TASKS];

export const NOUNS = [
  "orders",
  "readings",
  "scores",
  "invoices",
  "tickets",
  "photos",
  "messages",
  "sensors",
  "bookings",
  "payments",
  "visits",
  "songs",
  "parcels",
  "samples",
  "reviews",
  "products",
  "events",
  "grades",
  "trades",
  "tasks",
];
export const PLACES = [
  "a web shop",
  "a school project",
  "a weather station",
  "an internal dashboard",
  "a small mobile app",
  "a data pipeline",
  "a hobby project",
  "a library system",
  "a coding exercise",
  "a nightly job",
  "a booking site",
  "a research script",
];

/** The snippet with the asker's noun instead of `items`, fenced. */
export function fenced(task: CodeTask, source: string, noun: string): string {
  const capital = noun.charAt(0).toUpperCase() + noun.slice(1);
  return `\`\`\`${task.language}\n${source.replaceAll("Items", capital).replaceAll("items", noun)}\n\`\`\``;
}
