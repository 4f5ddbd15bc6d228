/** Drafts of a family, one by one. */
import { type Draft, type Family, Picker } from "#db/demo/draft.ts";
import { Random } from "#db/demo/random.ts";

export function drafted(family: Family, number: number): Draft {
  return family.draft(new Picker().start(number), new Random().restart(3, number));
}

/** 500 prompt numbers spread over a family's space. */
export function spread(space: number): number[] {
  return Array.from({ length: 500 }, (_, i) => Math.floor(i * space * 0.6180339887) % space);
}
