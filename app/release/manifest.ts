/** What a release holds and where it came from. Immutable; exporting again gives the bytes that its hashes name. */
import { z } from "zod";
import { COMMERCIAL, TRAINING } from "#app/domain/decision.ts";
import { PERMISSIONS } from "#app/domain/terms/fields.ts";
import { RELEASE_USE_NAMES } from "#app/domain/terms/rights.ts";
import { rulesSchema } from "#app/review/rules.ts";
import { canonicalJson } from "./canonical-json.ts";
import { DEFAULT_RELEASE_OPTIONS, type ReleaseOptions, SPLITS, TURN_POLICIES } from "./release-options.ts";
import {
  NO_PAIR_REASONS,
  type NoPairReason,
  PAIR_UNITS,
  PAIRINGS,
  SOFT_LABELS,
  TIE_POLICIES,
} from "./training-pair.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 is 64 hexadecimal digits.");
const count = z.int().min(0);
const weights = z.array(z.strictObject({ weight: z.number().min(0), pairs: count }));
const byWeight = z.array(
  z.strictObject({ weight: z.number().min(0), pairs: count, ties: count, singles: count, steps: count }),
);
const reasons = Object.keys(NO_PAIR_REASONS) as [NoPairReason, ...NoPairReason[]];

export const manifestSchema = z.strictObject({
  /** Version of Assay that made it. */
  assay: z.string().min(1),
  release: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
  /** UTC milliseconds. */
  createdAt: count,
  createdBy: z.string().min(1),
  unit: z.enum(PAIR_UNITS),
  includeGold: z.boolean(),
  /** Everything is written as messages. */
  conversational: z.boolean(),
  /** For what is drawn at random; the same seed draws the same. */
  seed: z.int(),
  /** Absent in releases made before there was a choice: then what `DEFAULT_RELEASE_OPTIONS` says. */
  options: z
    .strictObject({
      pairing: z.enum(PAIRINGS),
      ties: z.enum(TIE_POLICIES),
      softLabel: z.enum(SOFT_LABELS),
      turns: z.enum(TURN_POLICIES),
      /** null: nothing is held out. */
      split: z.strictObject({ heldOut: z.int().min(1), mostShare: z.number().gt(0).max(0.5) }).nullable(),
    })
    .optional(),
  /** In the order in which they are written. */
  batches: z.array(
    z.strictObject({
      batch: z.string().min(1),
      contract: z.string().min(1),
      week: z.int().min(1),
      /** Delivered files, in the order in which they are written. */
      deliveries: z.array(z.strictObject({ sha256, textSha256: sha256, items: count })).min(1),
      decision: z.int().min(1),
      commercial: z.enum(COMMERCIAL),
      training: z.enum(TRAINING),
      rules: rulesSchema,
    }),
  ),
  /** What it was made for, where that was said, and the rights it lacked for that on the day. */
  use: z
    .strictObject({
      for: z.enum(RELEASE_USE_NAMES),
      lacking: z.array(
        z.strictObject({
          contract: z.string().min(1),
          name: z.string(),
          answer: z.enum(PERMISSIONS).exclude(["yes"]),
          source: z.string(),
          clause: z.string(),
        }),
      ),
      /** Why it was made without the right. */
      override: z.string().min(1).optional(),
    })
    .optional(),
  counts: z.strictObject({
    delivered: count,
    valid: count,
    kept: count,
    pairs: count,
    withoutPair: z.partialRecord(z.enum(reasons), count),
    effectivePairs: z.number().min(0),
    weights,
    byWeight: byWeight.optional(),
    singles: count.optional(),
    steps: count.optional(),
    heldOut: z
      .strictObject({ items: count, pairs: count, weights: weights.optional(), byWeight: byWeight.optional() })
      .optional(),
  }),
  /** Files hashed when the release was made; others follow from the rest of the manifest. */
  files: z.array(
    z.strictObject({
      format: z.string().min(1),
      /** Absent where nothing is held out. */
      split: z.enum(SPLITS).optional(),
      sha256,
      bytes: count,
      lines: count,
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest as the bytes of `manifest.json`: sorted keys, one line. */
export function manifestText(manifest: Manifest): string {
  return `${canonicalJson(manifest)}\n`;
}

/** Everything that was chosen about the release, defaults of its time filled in. */
export function releaseOptionsOf({ unit, includeGold, seed, options }: Manifest): ReleaseOptions {
  return { ...DEFAULT_RELEASE_OPTIONS, unit, includeGold, seed, ...options };
}
