/** The options by which commands take exclusions and weights. */
import type { Rule } from "#app/review/rules.ts";
import { type Call, type Option, textOption, UnusableCall } from "./command.ts";
import { readJson } from "./commands/check.ts";

export const RULE_OPTIONS: readonly Option[] = [
  {
    name: "exclude-annotator",
    value: "ID",
    about: "Leave this annotator's judgments out; may be repeated.",
    multiple: true,
  },
  { name: "weight", value: "W", about: "Weight of the whole batch in training, above 0 and at most 3." },
  { name: "rules", value: "FILE", about: "Exclusions and weights as JSON, for slices." },
];

export async function rulesOf(call: Call): Promise<Rule[]> {
  const { rulesSchema } = await import("#app/review/rules.ts");
  const excluded = call.options["exclude-annotator"];
  const weight = textOption(call, "weight");
  const file = textOption(call, "rules");
  const rules: unknown[] = file ? asList(readJson(file)) : [];
  if (Array.isArray(excluded) && excluded.length > 0)
    rules.push({
      action: "exclude",
      where: { annotators: excluded },
      reason: "Annotators left out on the command line.",
    });
  if (weight !== undefined)
    rules.push({
      action: "weight",
      weight: Number(weight),
      where: {},
      reason: "Weight of the batch, given on the command line.",
    });
  const parsed = rulesSchema.safeParse(rules);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnusableCall(`The exclusions and weights cannot be used: ${issue?.path.join(".")}: ${issue?.message}`);
}

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new UnusableCall("--rules takes a JSON list of rules.");
}
