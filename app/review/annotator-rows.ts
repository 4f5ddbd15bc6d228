/** The annotator table of a view with what else is known of each: skill, variety of labels, shrunken shares, flags. */

import type { AnnotatorRow } from "#app/metrics/annotators/annotator-table.ts";
import { priorOf, type Shrunken, shrunken } from "#app/metrics/annotators/shrink-shares.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { type AnnotatorConduct, annotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import { entropyOf, labelUse } from "#app/metrics/conduct/label-use.ts";
import { annotatorSkill, type Skill } from "#app/metrics/gold/annotator-skill.ts";
import { oncePerView } from "#app/metrics/once-per-view.ts";
import type { BetaPrior } from "#app/stats/beta-binomial-prior.ts";
import { annotatorsOf } from "./annotators-of.ts";
import { type Apart, apartText, standApart } from "./stand-apart.ts";

export const SHARES = ["gold", "agreement", "firstSide", "longerWins", "ties"] as const;
export type ShareKey = (typeof SHARES)[number];

export interface KnownAnnotator extends AnnotatorRow {
  /** Dawid-Skene; null where overlap is too thin for this annotator. */
  skill: Skill | null;
  /** Bits, of the labels of the scale. */
  entropy: number | null;
  /** Speed, runs, reasons, copying. */
  conduct: AnnotatorConduct | null;
  /** Measures by which the annotator stands apart. */
  flags: Apart["found"];
  /** The same in words; null without any. */
  apart: string | null;
}

export interface KnownAnnotators {
  rows: KnownAnnotator[];
  /** What annotators of the batch are like, by share; null where too few have rows. */
  priors: Record<ShareKey, BetaPrior | null>;
  /** Why nobody has a skill; null when somebody may. */
  noSkill: string | null;
}

export const knownAnnotators = oncePerView(collect);

function collect(view: BatchView): KnownAnnotators {
  const rows = annotatorsOf(view);
  const skill = annotatorSkill(view);
  const use = labelUse(view);
  const conduct = new Map(annotatorConduct(view).map((one) => [one.annotator, one]));
  const apart = new Map(standApart(rows).map((one) => [one.name, one]));
  const priors = Object.fromEntries(SHARES.map((key) => [key, priorOf(rows.map((row) => row[key]))]));
  return {
    rows: rows.map((row) => {
      const flagged = apart.get(row.name);
      return {
        ...row,
        skill: typeof skill === "string" ? null : (skill.skills[row.annotator] ?? null),
        entropy: entropyOf(use, row.annotator),
        conduct: conduct.get(row.annotator) ?? null,
        flags: flagged?.found ?? [],
        apart: flagged ? apartText(flagged) : null,
      };
    }),
    priors: priors as KnownAnnotators["priors"],
    noSkill: typeof skill === "string" ? skill : null,
  };
}

/** Shrunken shares of one annotator; dear enough to be worked out for the rows that are shown alone. */
export function shrunkenShares(
  row: AnnotatorRow,
  priors: KnownAnnotators["priors"],
): Record<ShareKey, Shrunken | null> {
  const of = (key: ShareKey) => {
    const [share, prior] = [row[key], priors[key]];
    return share && prior ? shrunken(share, prior) : null;
  };
  return Object.fromEntries(SHARES.map((key) => [key, of(key)])) as Record<ShareKey, Shrunken | null>;
}
