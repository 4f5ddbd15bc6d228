/** What the two HelpSteer preference releases have in common: -3…3, negative = response 1 better, -100 = neither valid. */
import { isPlainObject } from "../check/plain-object.ts";
import { cellNumber, type RowCells } from "../row-cells.ts";
import type { UncheckedRecord } from "./preset.ts";

const SCALE = 3;

export interface OpinionFields {
  /** Column with the list of individual opinions, and their fields. */
  list: string;
  strength: string;
  comment: string;
  kept: readonly string[];
  /** Column with the released overall label, used when there are no individual opinions. */
  overall: string;
}

/**
 * The individual opinions, as the releases carry no annotator ids all of them anonymous: their places in the list say
 * nothing about who they are. The overall label is an aggregate of them and no further judgment.
 */
export function helpsteerJudgments(cells: RowCells, fields: OpinionFields): UncheckedRecord[] {
  const opinions = cells.cell(fields.list);
  if (!Array.isArray(opinions) || opinions.length === 0) return [strengthJudgment(cells.number(fields.overall))];
  return opinions.flatMap((opinion: unknown) => {
    const strength = isPlainObject(opinion) ? cellNumber(opinion[fields.strength]) : null;
    if (!isPlainObject(opinion) || strength === null) {
      cells.fail(fields.list, "unreadable-cell", `Every entry needs ${fields.strength} as a number.`);
      return [];
    }
    const comment = opinion[fields.comment];
    const kept = fields.kept.filter((field) => opinion[field] !== undefined && opinion[field] !== null);
    return {
      ...strengthJudgment(strength),
      ...(typeof comment === "string" && comment !== "" ? { comment } : {}),
      ...(kept.length > 0 ? { meta: Object.fromEntries(kept.map((field) => [field, opinion[field]])) } : {}),
    };
  });
}

function strengthJudgment(value: number): UncheckedRecord {
  return { kind: "strength", value, scale: SCALE };
}
