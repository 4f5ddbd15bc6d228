/** Claims at the edge: from the form, or from a JSON list. */
import { parseInstant } from "#app/domain/instant.ts";
import { METRICS, metricById } from "#app/metrics/index.ts";

export const CLAIM_FIELDS = ["metric", "value", "n", "source", "date"] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];
export type ClaimValues = Record<ClaimField, string>;

export interface StatedClaim {
  metric: string;
  value: number;
  n: number | null;
  source: string;
  statedAt: number;
}

export type ReadClaim = { ok: true; claim: StatedClaim } | { ok: false; errors: Partial<ClaimValues> };

const LONGEST_SOURCE = 200;
const MOST_CLAIMS = 1000;
const DAY = 86_400_000;

export function claimValuesOf(form: FormData): ClaimValues {
  const of = (name: ClaimField) => String(form.get(name) ?? "").trim();
  return { metric: of("metric"), value: of("value"), n: of("n"), source: of("source"), date: of("date") };
}

export function readClaim(values: ClaimValues, now: number): ReadClaim {
  const metric = metricById(values.metric);
  const value = numberOf(values.value);
  const n = values.n === "" ? null : numberOf(values.n.replaceAll(/[\s,]/g, ""));
  const statedAt = values.date === "" ? now : parseInstant(values.date);
  const errors: Partial<ClaimValues> = {
    ...(!metric && { metric: values.metric === "" ? "Choose the metric." : unknownMetric(values.metric) }),
    ...(Number.isNaN(value)
      ? { value: "Write the value as a number; a share as 0.82 or 82 %." }
      : metric && limitOf(metric.unit, value)),
    ...(n !== null && !(Number.isSafeInteger(n) && n > 0) && { n: "n is a whole number above 0." }),
    ...(values.source === "" && { source: "Say where the vendor states it." }),
    ...(values.source.length > LONGEST_SOURCE && { source: `At most ${LONGEST_SOURCE} characters.` }),
    ...(!(statedAt <= now + DAY) && { date: "Write the day as 2026-10-31, not later than today." }),
  };
  if (!metric || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, claim: { metric: metric.id, value, n, source: values.source, statedAt } };
}

/** A list of claims, all or none. */
export function claimsOfJson(
  json: unknown,
  now: number,
): { ok: true; claims: StatedClaim[] } | { ok: false; problems: string[] } {
  const list = Array.isArray(json) ? json : [json];
  if (list.length === 0 || list.length > MOST_CLAIMS)
    return { ok: false, problems: [`Expected 1 to ${MOST_CLAIMS} claims, found ${list.length}.`] };
  const claims: StatedClaim[] = [];
  const problems: string[] = [];
  for (const [i, entry] of list.entries()) {
    const given = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
    const text = (name: ClaimField) => String(given[name] ?? "").trim();
    const source = text("source") === "" ? "the vendor" : text("source");
    const values = { metric: text("metric"), value: text("value"), n: text("n"), source, date: text("date") };
    const read = readClaim(values, now);
    if (read.ok) claims.push(read.claim);
    else for (const [field, message] of Object.entries(read.errors)) problems.push(`[${i}].${field}: ${message}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, claims };
}

/** 82 % is 0.82; a decimal comma is a point. */
function numberOf(text: string): number {
  const [, digits, percent] = /^([-−+]?\d*[.,]?\d+(?:e[-+]?\d+)?)\s*(%?)$/i.exec(text) ?? [];
  if (digits === undefined) return Number.NaN;
  const number = Number(digits.replace("−", "-").replace(",", "."));
  return percent ? Number((number / 100).toPrecision(12)) : number;
}

function limitOf(unit: string, value: number): { value?: string } {
  if (unit === "share" && (value < 0 || value > 1)) return { value: "A share lies from 0 to 1; write 82 % as 0.82." };
  if (unit === "coefficient" && (value < -1 || value > 1)) return { value: "A coefficient lies from -1 to 1." };
  return {};
}

function unknownMetric(id: string): string {
  const shown = id.slice(0, 40);
  const close = METRICS.filter((metric) => metric.id.includes(shown.toLowerCase().split("-")[0] || "\u0000"));
  const hint =
    close.length > 0
      ? ` Close: ${close
          .slice(0, 4)
          .map((metric) => metric.id)
          .join(", ")}.`
      : "";
  return `There is no metric "${shown}".${hint}`;
}
