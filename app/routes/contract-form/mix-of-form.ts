/** The agreed mix, one stratum per line: `domain code 30 % 2 %`, shares and tolerances in per cent or as fractions. */

import { lineText } from "#app/domain/figure.ts";
import type { MixStratum } from "#app/domain/mix.ts";
import { numberOf } from "./number-of.ts";

const LINE = /^(\S+)\s+(.*?\S)\s+([\d.,]+)(\s*%)?\s+([\d.,]+)(\s*%)?$/;

/** A line that cannot be read becomes an entry that the contract's schema refuses, with its own message. */
export function mixOfText(text: string): Record<keyof MixStratum, unknown>[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/\s*±\s*/, " "))
    .filter((line) => line !== "")
    .map((line) => {
      const [, dimension = line, stratum = line, share, sharePercent, tolerance, tolerancePercent] =
        LINE.exec(line) ?? [];
      return {
        dimension: dimension.toLowerCase(),
        stratum,
        share: fractionOf(share, sharePercent),
        tolerance: fractionOf(tolerance, tolerancePercent),
      };
    });
}

export function textOfMix(mix: readonly MixStratum[]): string {
  const percent = (share: number) => `${lineText(share * 100)} %`;
  return mix
    .map(
      ({ dimension, stratum, share, tolerance }) => `${dimension} ${stratum} ${percent(share)} ${percent(tolerance)}`,
    )
    .join("\n");
}

function fractionOf(text: string | undefined, percent: string | undefined): unknown {
  const number = numberOf(text);
  return typeof number === "number" && percent ? Number((number / 100).toPrecision(12)) : number;
}
