/** The typed policy form, read by the same schema as `policy.json`, its problems at their fields. */
import { type Policy, policySchema } from "#app/domain/policy.ts";
import type { PolicyValues } from "./policy-values.ts";

export type PolicyOfForm =
  | { ok: true; policy: Policy; values: PolicyValues }
  | { ok: false; errors: Record<string, string>; values: PolicyValues };

export function policyOfForm(form: FormData, version: number): PolicyOfForm {
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const metrics = Object.keys(values).flatMap((name) => (values[name] ? (/^(.+)\.judged$/.exec(name)?.[1] ?? []) : []));
  const credits = creditRows(values);
  const parsed = policySchema.safeParse({
    name: values.name,
    version,
    criteria: metrics.map((metric) => criterionOf(metric, values)),
    credits: credits.map(({ row }) => creditOf(row, values)),
  });
  if (parsed.success) return { ok: true, policy: parsed.data, values };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const field = fieldOf(path, { metrics, credits: credits.map(({ row }) => row) });
    errors[field] ??= messageOf(message);
  }
  return { ok: false, errors, values };
}

function criterionOf(metric: string, values: PolicyValues) {
  const of = (part: string) => values[`${metric}.${part}`];
  return {
    metric,
    warn: numberOf(of("warn")),
    fail: numberOf(of("fail")),
    minimumN: numberOf(of("minimumN")),
    gate: of("role") === "gate",
    onWarn: { commercial: of("warnCommercial"), training: of("warnTraining") },
    onFail: { commercial: of("failCommercial"), training: of("failTraining") },
    whenInsufficient: of("whenInsufficient"),
  };
}

function creditRows(values: PolicyValues): { row: number }[] {
  const rows = Object.keys(values).flatMap((name) => /^credit-(\d+)-gold$/.exec(name)?.[1] ?? []);
  return rows
    .map(Number)
    .sort((a, b) => a - b)
    .filter(
      (row) =>
        (values[`credit-${row}-gold`] ?? "").trim() !== "" || (values[`credit-${row}-percent`] ?? "").trim() !== "",
    )
    .map((row) => ({ row }));
}

function creditOf(row: number, values: PolicyValues) {
  const percent = numberOf(values[`credit-${row}-percent`]);
  return {
    goldAtLeast: numberOf(values[`credit-${row}-gold`]),
    creditBasisPoints: typeof percent === "number" ? Number((percent * 100).toFixed(6)) : percent,
  };
}

/** Undefined and words are for the schema to refuse. */
function numberOf(text: string | undefined): number | string | undefined {
  const trimmed = text?.trim().replace(",", ".") ?? "";
  if (trimmed === "") return undefined;
  return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

const PARTS: Record<string, string> = {
  "onWarn.commercial": "warnCommercial",
  "onWarn.training": "warnTraining",
  "onFail.commercial": "failCommercial",
  "onFail.training": "failTraining",
  gate: "role",
};

function fieldOf(
  path: readonly PropertyKey[],
  rows: { metrics: readonly string[]; credits: readonly number[] },
): string {
  const [list, index, ...rest] = path.map(String);
  if (list === "criteria" && index === undefined) return "form";
  if (list === "criteria") {
    const part = rest.join(".");
    return `${rows.metrics[Number(index)] ?? ""}.${PARTS[part] ?? part}`;
  }
  if (list !== "credits") return list ?? "form";
  return `credit-${rows.credits[Number(index)] ?? 0}-${rest[0] === "goldAtLeast" ? "gold" : "percent"}`;
}

function messageOf(message: string): string {
  return message.startsWith("Invalid") ? "This is not a number that can stand here." : message;
}
