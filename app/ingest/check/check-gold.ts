/** The agreed answer of a gold item: a direction, or a label on the very scale of the judgments. */
import type { GoldAnswer } from "#app/domain/record.ts";
import type { Faults } from "./faults.ts";
import { choiceFault, type LabelFault, likertFault, strengthFault } from "./label-faults.ts";
import { forgetNulls, isPlainObject } from "./plain-object.ts";

export const GOLD_KINDS = ["choice", "likert", "strength"] as const satisfies readonly GoldAnswer["kind"][];

export function checkGold(gold: unknown, judgments: unknown, responseCount: number, faults: Faults): void {
  if (!isPlainObject(gold)) {
    faults.addType("gold", "an object with kind and value", gold);
    return;
  }
  forgetNulls(gold);
  const fault = goldFault(gold, Array.isArray(judgments) ? judgments : [], responseCount);
  if (!fault) return;
  const field = `gold.${fault.field}`;
  if (fault.rule === "type") faults.addType(field, fault.expected, fault.found);
  else faults.add(field, fault.rule, fault.hint);
}

function goldFault(gold: Record<string, unknown>, judgments: unknown[], responseCount: number): LabelFault | null {
  if (typeof gold.kind !== "string") return { field: "kind", rule: "type", expected: "a string", found: gold.kind };
  if (!(GOLD_KINDS as readonly string[]).includes(gold.kind))
    return { field: "kind", rule: "kind", hint: `Gold answers are of kind ${GOLD_KINDS.join(", ")}.` };
  if (responseCount !== 2)
    return {
      field: "kind",
      rule: "pair",
      hint: `A gold answer is about two responses; the item has ${responseCount}.`,
    };
  if (gold.kind === "choice") return choiceFault(gold, responseCount);
  const fault = gold.kind === "likert" ? likertFault(gold) : strengthFault(gold);
  return fault ?? scaleFault(gold, judgments);
}

/** A bare direction can be compared with every scale; five points with seven cannot. */
function scaleFault(gold: Record<string, unknown>, judgments: unknown[]): LabelFault | null {
  const size = gold.kind === "likert" ? "points" : "scale";
  for (const judgment of judgments) {
    if (!isPlainObject(judgment) || !(GOLD_KINDS as readonly unknown[]).includes(judgment.kind)) continue;
    if (judgment.kind !== gold.kind)
      return {
        field: "kind",
        rule: "gold-scale",
        hint: `The gold answer is ${gold.kind}, a judgment is another kind.`,
      };
    if (judgment[size] !== gold[size])
      return { field: size, rule: "gold-scale", hint: `The gold answer and a judgment differ in ${size}.` };
  }
  return null;
}
