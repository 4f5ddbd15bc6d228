/** The options by which commands take exclusions and weights. */
import type { Rule } from "#app/review/rules.ts";
import { type Call, type Option, textOption, UnusableCall } from "./command.ts";
import { readJson } from "./json-file.ts";

export const RULE_OPTIONS: readonly Option[] = [
  {
    name: "exclude-annotator",
    value: "ID",
    about: "Leave this annotator's judgments out; may be repeated.",
    multiple: true,
  },
  { name: "weight", value: "W", about: "Weight of the whole batch in training: 0, or from 0.001 to 3." },
  { name: "rules", value: "FILE", about: "Exclusions and weights as JSON, for slices." },
];

export async function rulesOf(call: Call): Promise<Rule[]> {
  const { MAX_RULES } = await import("#app/review/rules.ts");
  const file = textOption(call, "rules");
  const written = file ? await rulesOfFile(file) : [];
  const rules = [...written, ...(await rulesOfWords(call))];
  if (rules.length > MAX_RULES) throw new UnusableCall(`At most ${MAX_RULES} rules, not ${rules.length}.`);
  return rules;
}

async function rulesOfFile(file: string): Promise<Rule[]> {
  const { ruleSchema } = await import("#app/review/rules.ts");
  const { ruleFault } = await import("#app/review/rule-fault.ts");
  const list = readJson(file);
  if (!Array.isArray(list))
    throw new UnusableCall(`${file}: rules are a JSON list.`, "Put brackets around them: [ … ].");
  return list.map((value: unknown, i) => {
    const parsed = ruleSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new UnusableCall(`${file}, rule ${i + 1}: ${ruleFault(value, parsed.error)}`);
  });
}

async function rulesOfWords(call: Call): Promise<Rule[]> {
  const { MAX_WEIGHT, MIN_WEIGHT, ruleSchema } = await import("#app/review/rules.ts");
  const excluded = call.options["exclude-annotator"];
  const weight = textOption(call, "weight");
  const rules: unknown[] = [];
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
  return rules.map((value) => {
    const parsed = ruleSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    const isWeight = (value as { action: string }).action === "weight";
    throw new UnusableCall(
      isWeight
        ? `--weight is a number, 0 or from ${MIN_WEIGHT} to ${MAX_WEIGHT}, not "${weight?.slice(0, 40)}".`
        : "--exclude-annotator takes the id of an annotator.",
    );
  });
}
