/**
 * Numbers the prompts of a mix: item n always gets the same prompt and no two items share one.
 *
 * Each hundred items hold exactly the mix's shares, in a shuffled order. Within a family the k-th item takes prompt
 * (offset + k × stride) mod space with stride coprime to space: every prompt once before any comes again, and
 * neighbours differ in all their choices.
 */
import { type Draft, type Family, type Language, Picker } from "./draft.ts";
import type { Share } from "./families/index.ts";
import { PHRASES } from "./phrases.ts";
import { at, Random } from "./random.ts";

interface Source {
  family: Family;
  of100: number;
  total: number;
  stride: number;
  offset: number;
}

export class Prompts {
  private readonly slots: { source: Source; rank: number }[] = [];
  private readonly picker = new Picker();

  /** Throws RangeError when the shares do not sum to 100. */
  constructor(mix: Share[], seed: number) {
    const random = new Random().restart(seed, 0x5eed);
    for (const { family, of100 } of mix) {
      const source = sourceOf(family, of100, random);
      for (let rank = 0; rank < of100; rank += 1) this.slots.push({ source, rank });
    }
    if (this.slots.length !== 100) throw new RangeError(`shares sum to ${this.slots.length}, not 100`);
    shuffle(this.slots, random);
  }

  familyOf(n: number): Family {
    return at(this.slots, n % 100).source.family;
  }

  /** The framed draft of item n. `random` decides what does not show in the prompt. */
  draft(n: number, random: Random): Draft {
    const { source, rank } = at(this.slots, n % 100);
    const k = Math.floor(n / 100) * source.of100 + rank;
    const draft = source.family.draft(this.picker.start((source.offset + k * source.stride) % source.total), random);
    draft.prompt = framed(draft, this.picker);
    return draft;
  }

  /** Another prompt of the family of item n, for answers that miss the point. */
  stray(n: number, random: Random): Draft {
    const { source } = at(this.slots, n % 100);
    return source.family.draft(this.picker.start(random.below(source.family.space)), random);
  }
}

function sourceOf(family: Family, of100: number, random: Random): Source {
  const total = family.space * frames(family.draft(new Picker().start(0), random).language);
  let stride = Math.floor(total * 0.6180339887);
  while (greatestCommonDivisor(stride, total) !== 1) stride += 1;
  return { family, of100, total, stride, offset: random.below(total) };
}

function frames(language: Language): number {
  return PHRASES[language].greetings.length * PHRASES[language].thanks.length;
}

function framed(draft: Draft, picker: Picker): string {
  const phrases = PHRASES[draft.language];
  const greeting = picker.one(phrases.greetings);
  const thanks = picker.one(phrases.thanks);
  if (thanks === "" || !draft.prompt.includes("\n")) return greeting + draft.prompt + thanks;
  return `${greeting}${draft.prompt}\n\n${thanks.trimStart()}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function shuffle<T>(list: T[], random: Random): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const kept = at(list, i);
    list[i] = at(list, j);
    list[j] = kept;
  }
}
