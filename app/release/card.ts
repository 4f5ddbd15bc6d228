/**
 * The dataset card of a release: what it is, where it is from, what was counted and measured, what was left out and why,
 * and what is not known. Written from the manifest, the decisions and the counts kept with the release, so that it says
 * the same again.
 */
import { groupDigits } from "#app/domain/figure.ts";
import { exclusions, filesSection, limits, rights, weights } from "./card-parts.ts";
import type { FunnelStep } from "./funnel.ts";
import type { Manifest } from "./manifest.ts";
import { optionSentences } from "./option-words.ts";

export interface CardTable {
  head: string[];
  rows: string[][];
}

export interface CardSection {
  heading: string;
  text?: string[];
  list?: string[];
  table?: CardTable;
  /** The table is long: folded behind this summary. */
  fold?: string;
}

export interface Card {
  title: string;
  sections: CardSection[];
}

/** What the decision about a batch says; the card adds nothing to it. */
export interface CardBatch {
  name: string;
  files: { fileName: string; sha256: string; items: number }[];
  decided: string;
  signer: string;
  decidedOn: string;
  policy: string;
  reason: string;
  rules: string[];
  /** Agreement and gold as they stood at the decision: title and figure with its interval. */
  figures: { title: string; figure: string }[];
}

export function cardOf(manifest: Manifest, batches: readonly CardBatch[], funnel: readonly FunnelStep[]): Card {
  return {
    title: manifest.release.name,
    sections: [
      what(manifest, batches),
      source(batches),
      countsSection(funnel),
      exclusions(funnel, batches),
      weights(manifest),
      quality(batches),
      splits(manifest),
      limits(manifest, batches),
      rights(),
      filesSection(manifest),
    ],
  };
}

function what({ counts, createdAt, createdBy, assay, conversational }: Manifest, batches: readonly CardBatch[]) {
  const form = conversational ? "conversations" : "plain text";
  return {
    heading: "What it is",
    text: [
      `Human preference data for training: ${groupDigits(counts.pairs)} pairs (${groupDigits(counts.effectivePairs)} effective) of ${groupDigits(counts.kept)} items, written as ${form}, from ${batches.length} accepted deliveries of feedback.`,
      `Made on ${day(createdAt)} by ${createdBy} with Assay ${assay}. It is immutable: exporting it again gives the bytes that its manifest names by hash.`,
    ],
  };
}

function source(batches: readonly CardBatch[]): CardSection {
  return {
    heading: "Where it is from",
    text: ["Every batch was decided by a person before it went in."],
    table: {
      head: ["Batch", "Items", "Decision", "Signed by", "On", "Policy"],
      rows: batches.map(({ name, files, decided, signer, decidedOn, policy }) => [
        name,
        groupDigits(files.reduce((sum, { items }) => sum + items, 0)),
        decided,
        signer,
        decidedOn,
        policy,
      ]),
    },
  };
}

function countsSection(funnel: readonly FunnelStep[]): CardSection {
  return {
    heading: "Counts",
    table: {
      head: ["Step", "Left", "Of"],
      rows: funnel.map(({ step, left, unit }) => [step, groupDigits(left), unit]),
    },
  };
}

function quality(batches: readonly CardBatch[]): CardSection {
  return {
    heading: "Agreement and gold",
    text: [
      "As measured on each batch before exclusions and shown when it was decided; value, 95 % interval, n. Figures after filtering would flatter the data and are not given.",
    ],
    table: {
      head: ["Batch", "Measure", "Value"],
      rows: batches.flatMap(({ name, figures }) => figures.map(({ title, figure }) => [name, title, figure])),
    },
  };
}

function splits(manifest: Manifest): CardSection {
  const { heldOut } = manifest.counts;
  const held = heldOut ? [`Held out: ${groupDigits(heldOut.items)} items, ${groupDigits(heldOut.pairs)} pairs.`] : [];
  return { heading: "How feedback became pairs, and splits", list: [...optionSentences(manifest), ...held] };
}

export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
