/** What is wrong with a rule, as a clause behind a colon, for the person who wrote it. */
import type { z } from "zod";
import { RULE_ACTIONS } from "./rules.ts";

/** @param value what was to be a rule, as it was written */
export function ruleFault(value: unknown, { issues }: z.ZodError): string {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return 'a rule is a JSON object, such as {"action": "exclude", "where": {"annotators": ["w-17"]}, "reason": "…"}.';
  const kind = (value as { action?: unknown }).action;
  if (!RULE_ACTIONS.some((action) => action === kind))
    return `${kind === undefined ? "it has no action" : `there is no action ${JSON.stringify(kind)?.slice(0, 40)}`}; the actions are ${RULE_ACTIONS.join(", ")}.`;
  const [issue] = issues;
  const field = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys")
    return `${issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(", ")} ${issue.keys.length > 1 ? "are no fields" : "is no field"} of ${field === "" ? `a rule of action ${kind}` : field}.`;
  if (issue?.code === "invalid_type")
    return `"${field}" ${isMissing(value, issue.path) ? "is missing" : `is not ${A[issue.expected] ?? issue.expected}`}.`;
  if (issue?.code === "invalid_value") return `"${field}" is one of ${issue.values.join(", ")}.`;
  return `"${field}": ${issue?.message ?? "it cannot be used."}`;
}

const A: Record<string, string> = {
  number: "a number",
  string: "a text",
  array: "a list",
  object: "an object",
  int: "a whole number",
  boolean: "true or false",
};

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  const found = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
  return found === undefined;
}
