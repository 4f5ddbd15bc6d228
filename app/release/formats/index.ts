/** Every trainer format. A new one is a file, a test and a line here; screens, help and README tables derive from it. */
import { generic } from "./generic.ts";
import type { TrainerFormat } from "./trainer-format.ts";
import { trlPreference } from "./trl-preference.ts";

export const TRAINER_FORMATS: readonly TrainerFormat[] = [trlPreference, generic];

export function trainerFormatById(id: string): TrainerFormat | undefined {
  return TRAINER_FORMATS.find((format) => format.id === id);
}
