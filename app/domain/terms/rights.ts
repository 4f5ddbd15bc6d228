/** What a release is made for, and whether the contracts behind it give the right to that. */
import type { Permission } from "./fields.ts";
import { TERMS, type TermKind } from "./kinds.ts";
import { type Term, termOn, valueOn } from "./term.ts";

interface Use {
  title: string;
  about: string;
  /** The term and the answer of it that must be yes. */
  right: { kind: TermKind; answer: string };
}

/** Uses of a release; each needs one right of every contract in it. */
export const RELEASE_USES = {
  "internal-training": {
    title: "Train our own models",
    about: "Nothing leaves the house but what the models say.",
    right: { kind: "usage", answer: "training" },
  },
  "internal-evaluation": {
    title: "Evaluate models",
    about: "As a test set of our own.",
    right: { kind: "usage", answer: "evaluation" },
  },
  "publish-findings": {
    title: "Publish findings",
    about: "Figures and excerpts in a paper.",
    right: { kind: "usage", answer: "publication" },
  },
  "publish-data": {
    title: "Publish the data",
    about: "The rows themselves, for everyone.",
    right: { kind: "open_sourcing", answer: "data" },
  },
  "open-model": {
    title: "Open-source a model trained on it",
    about: "Weights for everyone.",
    right: { kind: "open_sourcing", answer: "model" },
  },
  "open-reward-model": {
    title: "Open-source a reward model",
    about: "Weights for everyone.",
    right: { kind: "open_sourcing", answer: "rewardModel" },
  },
  "publish-evaluations": {
    title: "Publish evaluations made of it",
    about: "A benchmark for everyone.",
    right: { kind: "open_sourcing", answer: "evaluations" },
  },
} satisfies Record<string, Use>;

export type ReleaseUse = keyof typeof RELEASE_USES;
export const RELEASE_USE_NAMES = Object.keys(RELEASE_USES) as [ReleaseUse, ...ReleaseUse[]];

export interface LackingRight {
  contract: string;
  /** Vendor and title. */
  name: string;
  answer: Exclude<Permission, "yes">;
  /** Its clause and where it stands; "" where the term is not recorded. */
  source: string;
  clause: string;
}

/**
 * Contracts that do not give the right on a day. Only a plain yes gives it: "with consent" lacks until the consent is
 * there, and what is not recorded, struck or left open is not stated.
 *
 * @param day YYYY-MM-DD
 */
export function lackingRights(
  use: ReleaseUse,
  contracts: readonly { id: string; name: string; terms: readonly Term[] }[],
  day: string,
): LackingRight[] {
  const { kind, answer } = RELEASE_USES[use].right;
  return contracts.flatMap(({ id, name, terms }) => {
    const value = valueOn(terms, kind, day) as Record<string, Permission> | null;
    const given = value?.[answer] ?? "not_stated";
    if (given === "yes") return [];
    const term = termOn(terms, kind, day);
    return [{ contract: id, name, answer: given, source: term?.source ?? "", clause: term?.clause ?? "" }];
  });
}

const LACK: Record<LackingRight["answer"], string> = {
  no: "does not allow it",
  with_consent: "allows it with consent only",
  not_stated: "does not say that it may be done",
};

/** @example "Larkfield, General helpfulness does not allow it (Open-sourcing right, §8.6): “No artefact …”" */
export function lackText(use: ReleaseUse, { name, answer, source, clause }: LackingRight): string {
  const place = [TERMS[RELEASE_USES[use].right.kind].title, source].filter(Boolean).join(", ");
  return `${name} ${LACK[answer]} (${place})${clause === "" ? "." : `: “${clause.slice(0, 300)}”`}`;
}
