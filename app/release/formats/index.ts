/** Every trainer format. A new one is a file, a test and a line here; screens, help and README tables derive from it. */
import { axolotl } from "./axolotl.ts";
import { generic } from "./generic.ts";
import { llamafactoryKto } from "./llamafactory-kto.ts";
import { llamafactoryRanking } from "./llamafactory-ranking.ts";
import { nemoRl } from "./nemo-rl.ts";
import { openrlhf } from "./openrlhf.ts";
import { parquet } from "./parquet.ts";
import type { TrainerFormat } from "./trainer-format.ts";
import { trlImplicit } from "./trl-implicit.ts";
import { trlPreference } from "./trl-preference.ts";
import { trlReward } from "./trl-reward.ts";
import { trlStepwise } from "./trl-stepwise.ts";
import { trlUnpaired } from "./trl-unpaired.ts";

export const TRAINER_FORMATS: readonly TrainerFormat[] = [
  trlPreference,
  trlImplicit,
  trlReward,
  trlUnpaired,
  trlStepwise,
  openrlhf,
  nemoRl,
  axolotl,
  llamafactoryRanking,
  llamafactoryKto,
  generic,
  parquet,
];

export function trainerFormatById(id: string): TrainerFormat | undefined {
  return TRAINER_FORMATS.find((format) => format.id === id);
}
