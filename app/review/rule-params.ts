/** One rule as it stands in an address or a form: `rule={"action":"exclude","where":{…},"reason":"…"}`. */
import { readWrittenJson } from "#app/domain/written-json.ts";
import { ruleFault } from "./rule-fault.ts";
import { type Rule, ruleSchema } from "./rules.ts";

/** A rule that names ten thousand records has a quarter of a million characters. */
const LONGEST = 500_000;

/** Our server takes addresses of 8 KiB, and every preview of the decision form adds its own fields. */
const LONGEST_ADDRESS = 6_000;

/** Whether an address can carry these fields; what is too much for one is sent. */
export function fitsAddress(params: URLSearchParams): boolean {
  return params.toString().length <= LONGEST_ADDRESS;
}

/**
 * The rule, or what is wrong with it as a sentence. Estimates that a text brings along are not taken: they are worked out
 * from the batch.
 *
 * @param reason of a rule that gives none.
 */
export function readRule(text: string, reason: string): Rule | string {
  if (text.length > LONGEST) return "it is too long.";
  const read = readWrittenJson(text);
  if (!read.ok) return read.fault.field === "" ? "it is not JSON." : `${read.fault.field}: ${read.fault.message}`;
  const { value } = read;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "it is not a JSON object.";
  const { frozen: _, ...body } = value as Record<string, unknown>;
  const parsed = ruleSchema.safeParse({ where: {}, reason, ...body });
  if (parsed.success) return parsed.data;
  return ruleFault(value, parsed.error);
}

/** The other way, for links; estimates are left out. */
export function ruleText(rule: Rule): string {
  const { frozen: _, ...body } = { frozen: undefined, ...rule };
  return JSON.stringify(body);
}

/** The address that a list of rules has on the decision screen of a batch. */
export function decideHref(batchId: string, rules: readonly Rule[], more: Record<string, string> = {}): string {
  const params = new URLSearchParams([
    ...rules.map((rule): [string, string] => ["rule", ruleText(rule)]),
    ...Object.entries(more),
  ]);
  const query = params.toString();
  return `/batches/${encodeURIComponent(batchId)}/decide${query === "" ? "" : `?${query}`}`;
}
