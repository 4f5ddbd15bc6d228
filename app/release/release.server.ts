/** Makes a release: an immutable training set that follows from decisions. Nothing of it can be changed afterwards. */
import { randomUUID } from "node:crypto";
import { insertRelease } from "#db/releases.server.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { type MeasuredRelease, type MeasureHooks, measureRelease } from "./measure-release.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { planOfRequest, type ReleaseOutcome, type ReleaseRequest, taken } from "./plan-request.server.ts";
import type { DecidedMember } from "./release-members.server.ts";
import type { ReleaseOptions } from "./release-options.ts";
import { toolVersion } from "./tool-version.server.ts";
import { NO_PAIR_REASONS, type NoPairReason } from "./training-pair.ts";
import { VaultFault } from "./vault-fault.ts";

export type { ReleaseOutcome, ReleaseRequest };

/**
 * Reads every text of its batches once: a release that cannot be exported is never made.
 *
 * @throws ReleaseCancelled when the hooks say so; nothing was stored then.
 */
export async function createRelease(
  tools: ReleaseTools & { now(): number },
  request: ReleaseRequest,
  hooks?: MeasureHooks,
): Promise<ReleaseOutcome> {
  const plan = await planOfRequest(tools, request);
  if (plan.kind === "refused") return plan;
  const { name, members, options, use } = plan;
  const found = await measuredOrRefused(tools, members, options, hooks);
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
    ...(use ? { use } : {}),
    ...measured,
  });
  const rows = members.map(({ batch, decision }) => ({ batchId: batch.id, decisionId: decision.id }));
  const row = { id, name, manifest, createdAt, createdBy: request.createdBy };
  // Somebody may have taken the name while the texts were read.
  const isStored = await insertRelease(tools.db, row, rows, outcomes);
  return isStored ? { kind: "created", id } : { kind: "refused", field: "name", message: taken(name) };
}

async function measuredOrRefused(
  tools: ReleaseTools,
  members: readonly DecidedMember[],
  options: ReleaseOptions,
  hooks?: MeasureHooks,
): Promise<MeasuredRelease | string> {
  try {
    const measured = await measureRelease(tools, members, options, hooks);
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
