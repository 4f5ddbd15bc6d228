/** Parts of a dataset card: what was left out, what is weak, what nobody knows, and the files. */
import { groupDigits } from "#app/domain/figure.ts";
import type { CardBatch, CardSection } from "./card.ts";
import type { FunnelStep } from "./funnel.ts";
import type { Manifest } from "./manifest.ts";

export function exclusions(funnel: readonly FunnelStep[], batches: readonly CardBatch[]): CardSection {
  const out = funnel.flatMap(({ step, out: reasons }) => reasons.map((reason) => ({ step, ...reason })));
  return {
    heading: "What was left out, and why",
    text: out.length === 0 ? ["Nothing was left out."] : [],
    table: {
      head: ["Before", "Left out", "Why"],
      rows: out.map(({ step, count, reason }) => [step, groupDigits(count), reason]),
    },
    list: batches.map(({ name, reason }) => `${name}: ${reason}`),
  };
}

export function weights({ counts }: Manifest): CardSection {
  return {
    heading: "Weights",
    text: [
      "The weight of a pair is the mean weight of the judgments behind it, as the rules of the decisions give it.",
    ],
    table: {
      head: ["Weight", "Pairs"],
      rows: counts.weights.map(({ weight, pairs }) => [groupDigits(weight, 2), groupDigits(pairs)]),
    },
    ...(counts.weights.length > LONG_TABLE ? { fold: spreadOf(counts.weights) } : {}),
  };
}

const LONG_TABLE = 12;

/** @example "37 weights, from 0.25 to 1.50" */
function spreadOf(weights: Manifest["counts"]["weights"]): string {
  const ends = [weights[0], weights.at(-1)].map((one) => groupDigits(one?.weight ?? 0, 2));
  return `${weights.length} weights, from ${ends.join(" to ")}`;
}

export function limits({ counts, includeGold }: Manifest, batches: readonly CardBatch[]): CardSection {
  const unknown = new Map<string, string[]>();
  for (const { name, figures } of batches)
    for (const { title, figure } of figures)
      if (figure.startsWith("not ")) {
        const limit = `${title} ${figure.replace(/\.$/, "")}.`;
        unknown.set(limit, [...(unknown.get(limit) ?? []), name]);
      }
  return {
    heading: "Known limits",
    list: [
      ...[...unknown].map(([limit, names]) => saidOnce(limit, names, batches.length)),
      ...(includeGold ? ["Gold items train too: gold accuracy of later annotators on them is no longer blind."] : []),
      ...(counts.effectivePairs < 0.4 * counts.pairs
        ? ["The weights are so uneven that fewer than 40 % of the pairs count effectively."]
        : []),
      "Preferences are those of the annotators under the instruction of their week; disagreement is partly signal and is kept in the raw labels only.",
      "Near-duplicates and personal data were looked for by rules, and rules miss some.",
    ],
  };
}

/** What holds for every batch, or for several, is said once. */
function saidOnce(limit: string, names: readonly string[], all: number): string {
  if (names.length === all && all > 1) return `Every batch: ${limit}`;
  return `${names.join("; ")}: ${limit}`;
}

export function rights(): CardSection {
  return {
    heading: "Licence and rights",
    list: [
      "Licence of the data: unknown; see the contract with the vendor.",
      "Rights of the people who wrote prompts and judgments: unknown.",
      "Terms of the models that wrote the responses: unknown.",
    ],
  };
}

export function filesSection({ files }: Manifest): CardSection {
  return {
    heading: "Files",
    table: {
      head: ["Format", "Split", "Lines", "Bytes", "SHA-256"],
      rows: files.map(({ format, split, lines, bytes, sha256 }) => [
        format,
        split ?? "all",
        groupDigits(lines),
        groupDigits(bytes),
        sha256,
      ]),
    },
  };
}
