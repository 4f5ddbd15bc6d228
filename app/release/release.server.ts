/** Makes a release: an immutable training set that follows from decisions. Nothing of it can be changed afterwards. */
import { randomUUID } from "node:crypto";
import { findRelease, insertRelease } from "#db/releases.server.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { type MeasuredRelease, measureRelease } from "./measure-release.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { type DecidedMember, type MemberRequest, releaseMembers } from "./release-members.server.ts";
import { DEFAULT_RELEASE_OPTIONS, type ReleaseOptions } from "./release-options.ts";
import { toolVersion } from "./tool-version.server.ts";
import { NO_PAIR_REASONS, type NoPairReason, type PairUnit } from "./training-pair.ts";
import { VaultFault } from "./vault-fault.ts";

export const LONGEST_RELEASE_NAME = 100;

export type ReleaseRequest = MemberRequest & {
  name: string;
  createdBy: string;
  /** One pair per item (the default) or per judgment. */
  unit?: PairUnit;
  /** Default 1. */
  seed?: number;
  /** What is left out is as in `DEFAULT_RELEASE_OPTIONS`: nothing held out, ties dropped. */
  options?: Partial<Omit<ReleaseOptions, "unit" | "seed">>;
};

export type ReleaseOutcome =
  | { kind: "created"; id: string }
  | { kind: "refused"; field: "name" | "batches" | "softLabel" | "turns"; message: string };

/** Reads every text of its batches once: a release that cannot be exported is never made. */
export async function createRelease(
  tools: ReleaseTools & { now(): number },
  request: ReleaseRequest,
): Promise<ReleaseOutcome> {
  const name = request.name.trim();
  const unfit = await unfitName(tools, name);
  if (unfit) return { kind: "refused", field: "name", message: unfit };
  const membership = await releaseMembers(tools.db, request);
  if (membership.kind === "refused") return { ...membership, field: "batches" };
  const { members } = membership;
  const options = optionsOf(request);
  if (options.ties === "soft" && options.softLabel === "none")
    return {
      kind: "refused",
      field: "softLabel",
      message: "Ties are kept as a soft label of 0.5: choose a soft label.",
    };
  const twice =
    options.turns === "share" && members.find(({ rules }) => rules.some(({ action }) => action === "turns"));
  if (twice) return { kind: "refused", field: "turns", message: dividedTwice(twice) };
  const found = await measuredOrRefused(tools, members, options);
  if (typeof found === "string") return { kind: "refused", field: "batches", message: found };
  const { outcomes, ...measured } = found;

  const id = randomUUID();
  const createdAt = tools.now();
  const manifest: Manifest = manifestSchema.parse({
    assay: toolVersion(),
    release: { id, name },
    createdAt,
    createdBy: request.createdBy,
    unit: options.unit,
    includeGold: options.includeGold,
    seed: options.seed,
    options: {
      pairing: options.pairing,
      ties: options.ties,
      softLabel: options.softLabel,
      turns: options.turns,
      split: options.split,
    },
    batches: members.map(manifestBatch),
    ...measured,
  });
  // Somebody may have taken the name while the texts were read.
  if (await findRelease(tools.db, name)) return { kind: "refused", field: "name", message: taken(name) };
  const rows = members.map(({ batch, decision }) => ({ batchId: batch.id, decisionId: decision.id }));
  await insertRelease(tools.db, { id, name, manifest, createdAt, createdBy: request.createdBy }, rows, outcomes);
  return { kind: "created", id };
}

function dividedTwice({ batch, decision }: DecidedMember): string {
  return `A rule of decision ${decision.id}, week ${batch.week}, divides by turns already: keep every turn at full weight.`;
}

function optionsOf({ unit, seed, options }: ReleaseRequest): ReleaseOptions {
  const defaults = DEFAULT_RELEASE_OPTIONS;
  return { ...defaults, ...options, unit: unit ?? defaults.unit, seed: seed ?? defaults.seed };
}

async function unfitName({ db }: ReleaseTools, name: string): Promise<string | null> {
  if (name === "") return "Give the release a name.";
  if (name.length > LONGEST_RELEASE_NAME) return `A name has at most ${LONGEST_RELEASE_NAME} characters.`;
  return (await findRelease(db, name)) ? taken(name) : null;
}

function taken(name: string): string {
  return `There is already a release named "${name}"; a release is never replaced, so choose another name.`;
}

async function measuredOrRefused(
  tools: ReleaseTools,
  members: readonly DecidedMember[],
  options: ReleaseOptions,
): Promise<MeasuredRelease | string> {
  try {
    const measured = await measureRelease(tools, members, options);
    const { pairs, singles = 0, steps = 0 } = measured.counts;
    return pairs + singles + steps > 0 ? measured : nothingLeft(measured);
  } catch (error) {
    if (error instanceof VaultFault) return error.message;
    throw error;
  }
}

function nothingLeft({ counts }: MeasuredRelease): string {
  const reasons = Object.keys(counts.withoutPair).map((reason) => NO_PAIR_REASONS[reason as NoPairReason]);
  return ["These batches give no training pair.", ...reasons].join(" ");
}

function manifestBatch({ batch, contract, decision, deliveries, rules }: DecidedMember): Manifest["batches"][number] {
  return {
    batch: batch.id,
    contract: contract.id,
    week: batch.week,
    deliveries: deliveries.map(({ fileSha256, textSha256, items }) => ({ sha256: fileSha256, textSha256, items })),
    decision: decision.id,
    commercial: decision.commercial,
    training: decision.training,
    rules: [...rules],
  };
}
