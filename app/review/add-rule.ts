/** Adding a rule to the decision form and taking one away, as an address leads to the next: it works without JavaScript. */
import { RULE_FORMS } from "./rule-form.ts";
import { ruleText } from "./rule-params.ts";
import { type Rule, ruleSchema } from "./rules.ts";
import { sliceOfParams } from "./slice-params.ts";

/** Fields of the form of one kind, such as `add.strength.points`. */
export function addField(action: string, name: string): string {
  return `add.${action}.${name}`;
}

/** What the forms of all kinds share: the slice, and why. */
export const ADD_SLICE = "add.slice.";
export const ADD_REASON = "add.reason";

export type Changed =
  /** What the form says is to be shown as it is. */
  { kind: "none" } | { kind: "changed"; query: string } | { kind: "refused"; errors: Record<string, string> };

/** What the pressed button (`add`, `remove`, or `take` for a suggestion) makes of the form. */
export function changedRules(params: URLSearchParams): Changed {
  const remove = params.get("remove");
  if (remove !== null) return { kind: "changed", query: withoutAdding(withoutRule(params, remove)) };
  const taken = params.get("take");
  if (taken !== null) return { kind: "changed", query: withoutAdding(withTexts(params, taken)) };
  const action = params.get("add");
  if (action === null) return { kind: "none" };
  const form = RULE_FORMS.find((one) => one.action === action);
  if (!form) return { kind: "none" };
  const get = (name: string) => params.get(addField(action, name)) ?? "";
  const where = sliceOfParams(params, ADD_SLICE);
  const reason = params.get(ADD_REASON)?.trim() || "As decided";
  const parsed = ruleSchema.safeParse({ action, ...form.body(get), where, reason });
  if (parsed.success) return { kind: "changed", query: withoutAdding(withRule(params, parsed.data)) };
  const errors = parsed.error.issues.map(({ path, message }): [string, string] => {
    const field = form.fields.find(({ name }) => name === path[0]) ?? form.fields[0];
    const name = path[0] === "reason" || !field ? ADD_REASON : addField(action, field.name);
    return [name, isNoNumber(message) ? "Write a number, such as 0.5." : message];
  });
  return { kind: "refused", errors: Object.fromEntries(errors.reverse()) };
}

function isNoNumber(message: string): boolean {
  return /expected number/.test(message);
}

function withRule(params: URLSearchParams, rule: Rule): URLSearchParams {
  const { reason, ...body } = rule;
  const more = new URLSearchParams(params);
  // Without a reason of its own it takes the decision's, once there is one.
  more.append("rule", reason === "As decided" ? JSON.stringify(body) : ruleText(rule));
  return more;
}

/** The rules of a suggestion, one a line, but for those that are there already. What is no rule is refused when it is read. */
function withTexts(params: URLSearchParams, lines: string): URLSearchParams {
  const more = new URLSearchParams(params);
  const present = new Set(params.getAll("rule"));
  for (const line of lines.split("\n")) if (line !== "" && !present.has(line)) more.append("rule", line);
  return more;
}

function withoutRule(params: URLSearchParams, which: string): URLSearchParams {
  const place = Number(which);
  const kept = [...params].filter(([name]) => name !== "rule" && !(which === "slice" && name.startsWith("slice")));
  const rules = params.getAll("rule").filter((_, at) => at !== place);
  return new URLSearchParams([...kept, ...rules.map((rule): [string, string] => ["rule", rule])]);
}

/** Without the buttons, the fields of the forms and what was seen: it is seen anew. */
function withoutAdding(params: URLSearchParams): string {
  const kept = [...params].filter(([name, value]) => value !== "" && !SPENT.has(name) && !name.startsWith("add."));
  return new URLSearchParams(kept).toString();
}

const SPENT = new Set(["add", "remove", "take", "suggest", "seenDecision", "seenDelivery", "previewed"]);
