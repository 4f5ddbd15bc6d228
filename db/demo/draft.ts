/**
 * What a family of prompts gives: the prompt, its right answer, the same answer with a fault in it, and true sentences
 * that may accompany either. Style and completeness are added afterwards, alike for every family.
 */
import type { Random } from "./random.ts";

export type Language = "en" | "de" | "es" | "fr";

export interface Draft {
  prompt: string;
  language: Language;
  /** The right answer. */
  core: string;
  /** Almost the same, with one fact, number or step wrong. */
  wrong: string;
  /** Both again in other words, so that two right answers need not read alike. */
  alternative?: { core: string; wrong: string };
  /** True sentences that support the answer; at least two. */
  points: string[];
  /** A one-line remainder of the answer that leaves the question half open. */
  partial: string;
  /** True when `core` is a block of its own (code, a letter, a list), not a sentence. */
  block: boolean;
}

export interface Family {
  id: string;
  domain: string;
  /** How many different prompts it can make; `draft` uses exactly this many combinations. */
  space: number;
  draft(pick: Picker, random: Random): Draft;
}

/**
 * Reads the digits of a prompt number in mixed radix: every choice that shows in the prompt takes one, so two numbers
 * below the family's space never give the same prompt.
 */
export class Picker {
  /** Product of all radices taken so far. */
  used = 1;
  private rest = 0;

  start(number: number): this {
    this.rest = number;
    this.used = 1;
    return this;
  }

  below(n: number): number {
    const digit = this.rest % n;
    this.rest = (this.rest - digit) / n;
    this.used *= n;
    return digit;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** An integer from low to high, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
}
