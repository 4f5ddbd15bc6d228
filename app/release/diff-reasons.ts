/** Why a record of a batch that both releases hold changed: found from the rules, the options and what became of it. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { describeRule, type Rule } from "#app/review/rules.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Change, Why } from "./diff.ts";
import type { Manifest } from "./manifest.ts";
import { differingOptions } from "./option-words.ts";
import type { Outcome } from "./outcomes.ts";
import { NO_PAIR_REASONS, type NoPairReason } from "./training-pair.ts";

type ManifestBatch = Manifest["batches"][number];

/** One side of the comparison: the batch as that release decided it, and its columns. */
export interface Side {
  batch: ManifestBatch;
  view: BatchView;
}

interface ChangedRule {
  why: Why;
  /** Takes every judgment out. */
  excludes: boolean;
  /** 1 per item of the side's view with a judgment that the rule speaks of. */
  items: Uint8Array;
}

/** @returns a function of the change, both outcomes and the record's place in each side's view. */
export function reasonFinder(before: Side, after: Side, manifests: { before: Manifest; after: Manifest }) {
  const gone = changedRules(before, after.batch, "gone");
  const come = changedRules(after, before.batch, "new");
  const options = differingOptions(manifests.before, manifests.after);
  const optionWhy = (key: string, text: string): Why => ({ kind: "option", key, text, href: null });
  return (change: Change, was: Outcome, is: Outcome, at: { before: number; after: number }): Why => {
    const out = change === "added" ? was.reason : is.reason;
    if (out === "gold") return optionWhy("gold", options.gold ?? NO_PAIR_REASONS.gold);
    if (out === "earlier-turn" && options.turns) return optionWhy("turns", options.turns);
    if (change === "moved") return optionWhy("split", options.split ?? SPLIT_FOLLOWS);
    const rule = ruleFor(change, gone, come, at);
    if (rule) return rule.why;
    const [first] = [options.turns, options.pairs].filter((text) => text !== null);
    if (first) return optionWhy("pairs", first);
    return { kind: "record", key: out ?? "weight", text: recordText(out), href: null };
  };
}

const SPLIT_FOLLOWS = "Which groups are held out follows from the batches of the release, and those are others.";

function recordText(out: string | null): string {
  return out === null ? "A weight that follows from the rest of the batch." : NO_PAIR_REASONS[out as NoPairReason];
}

/** An exclusion explains what came or went before a weight does. */
function ruleFor(
  change: Change,
  gone: readonly ChangedRule[],
  come: readonly ChangedRule[],
  at: { before: number; after: number },
): ChangedRule | undefined {
  const left = gone.filter(({ items }) => items[at.before] === 1);
  const joined = come.filter(({ items }) => items[at.after] === 1);
  const ordered = change === "added" ? [...left, ...joined] : [...joined, ...left];
  const strict = change === "reweighted" ? undefined : ordered.find(({ excludes }) => excludes);
  return strict ?? ordered[0];
}

function changedRules({ batch, view }: Side, other: ManifestBatch, what: "gone" | "new"): ChangedRule[] {
  const known = new Set(other.rules.map((rule) => canonicalJson(rule)));
  return batch.rules
    .map((rule, place) => ({ rule, place }))
    .filter(({ rule }) => !known.has(canonicalJson(rule)))
    .map(({ rule, place }) => ({
      why: {
        kind: "rule",
        key: `${what}-${batch.decision}-${place}`,
        text: `Week ${batch.week}: a rule of decision ${batch.decision} ${what === "gone" ? "no longer applies" : "applies now"}. ${describeRule(rule)}`,
        href: `/batches/${batch.batch}/history#decision-${batch.decision}`,
      },
      excludes: isExclusion(rule),
      items: itemsOf(view, rule),
    }));
}

export function isExclusion(rule: Rule): boolean {
  return rule.action === "exclude" || (rule.action === "weight" && rule.weight === 0);
}

/** 1 per item that has a judgment in the rule's slice. */
export function itemsOf(view: BatchView, { where }: Rule): Uint8Array {
  const items = new Uint8Array(view.items.n);
  const mask = matchSlice(view, where);
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === 1) items[view.judgments.item[row] as number] = 1;
  return items;
}
