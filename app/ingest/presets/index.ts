/** Every preset. The order is that of recognition: the more columns a layout names, the earlier it stands. */
import { isPlainObject } from "../check/plain-object.ts";
import { arena33k } from "./arena-33k.ts";
import { arena55k } from "./arena-55k.ts";
import { arena140k } from "./arena-140k.ts";
import { assay } from "./assay.ts";
import { helpsteer2Preference } from "./helpsteer2-preference.ts";
import { helpsteer3 } from "./helpsteer3.ts";
import { hhRlhf } from "./hh-rlhf.ts";
import { llamaFactory } from "./llama-factory.ts";
import { llmbar } from "./llmbar.ts";
import { oasst } from "./oasst.ts";
import { pandalm } from "./pandalm.ts";
import type { Preset } from "./preset.ts";
import { trlPreference } from "./trl-preference.ts";
import { tuluHumanEval } from "./tulu-human-eval.ts";
import { ukpConvarg } from "./ukp-convarg.ts";
import { ultrafeedbackBinarized } from "./ultrafeedback-binarized.ts";

export const PRESETS: readonly Preset[] = [
  assay,
  tuluHumanEval,
  arena55k,
  arena33k,
  arena140k,
  ukpConvarg,
  oasst,
  pandalm,
  helpsteer3,
  helpsteer2Preference,
  llmbar,
  ultrafeedbackBinarized,
  hhRlhf,
  llamaFactory,
  trlPreference,
];

export function presetById(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}

const ROWS_TO_LOOK_AT = 20;

/** The preset that the first rows of a file belong to; undefined when none claims them. Broken rows are looked past. */
export function recognisePreset(rows: readonly unknown[]): Preset | undefined {
  const objects = rows.filter(isPlainObject).slice(0, ROWS_TO_LOOK_AT);
  if (objects.length === 0) return undefined;
  return PRESETS.find((preset) => preset.recognises(objects)) ?? byMostRows(objects);
}

/** A few odd rows at the head of a file must not hide its layout. */
function byMostRows(rows: readonly Record<string, unknown>[]): Preset | undefined {
  const needed = Math.ceil(rows.length * 0.6);
  return PRESETS.find((preset) => rows.filter((row) => preset.recognises([row])).length >= needed);
}
