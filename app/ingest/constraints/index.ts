/**
 * Every constraint that can be checked without a person: the 25 instruction types of IFEval by the ids of its registry, and
 * our own. A new one is an entry in a group and a test.
 *
 * Source of the types and of what each asks: Zhou et al. 2023, "Instruction-Following Evaluation for Large Language
 * Models". Words and sentences are cut by our own rules, which need no trained model.
 */
import type { Args, Check, Constraint } from "./constraint.ts";
import { FORMATS } from "./formats.ts";
import { KEYWORDS } from "./keywords.ts";
import { LANGUAGE } from "./language.ts";
import { LENGTHS } from "./lengths.ts";
import { MARKS } from "./marks.ts";
import { SENTENCES } from "./sentences.ts";

export const CONSTRAINTS: readonly Constraint[] = [
  ...KEYWORDS,
  ...LANGUAGE,
  ...LENGTHS,
  ...FORMATS,
  ...MARKS,
  ...SENTENCES,
];

const byId = new Map(CONSTRAINTS.map((constraint) => [constraint.id, constraint]));

/** null when the id is none of ours, or its arguments are not what the check needs. */
export function checkOf({ id, args = {} }: { id: string; args?: Args }): Check | null {
  return byId.get(id)?.check(args) ?? null;
}
