/** Gathers what the dataset card of a release is written from. */
import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { figureText } from "#app/domain/figure.ts";
import { evidenceOfDecision } from "#app/review/decision-evidence.ts";
import { describeRule } from "#app/review/rules.ts";
import { contractById } from "#db/contracts.server.ts";
import { decisionById } from "#db/decisions.server.ts";
import { findRelease } from "#db/releases.server.ts";
import { type Card, type CardBatch, cardOf, day } from "./card.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { releaseFunnel } from "./release-funnel.server.ts";

/** What a card says of a batch's quality, in this order. */
const CARD_METRICS = [
  "raw-agreement-3way",
  "krippendorff-alpha-ordinal",
  "test-retest",
  "gold-accuracy",
  "position-bias",
  "longer-wins",
];

/** undefined when there is no such release. @throws VaultFault (see `releaseFunnel`) */
export async function releaseCard(
  tools: ReleaseTools,
  idOrName: string,
): Promise<{ id: string; name: string; card: Card } | undefined> {
  const release = await findRelease(tools.db, idOrName);
  if (!release) return undefined;
  const manifest = manifestSchema.parse(release.manifest);
  const batches: CardBatch[] = [];
  for (const batch of manifest.batches) batches.push(await cardBatch(tools, batch));
  const card = cardOf(manifest, batches, await releaseFunnel(tools, release));
  return { id: release.id, name: release.name, card };
}

async function cardBatch({ db }: ReleaseTools, batch: Manifest["batches"][number]): Promise<CardBatch> {
  const contract = await contractById(db, batch.contract);
  const decision = await decisionById(db, batch.decision);
  if (!contract || !decision) throw new Error("A release names a contract or a decision that is gone.");
  const { metrics, files, policy } = evidenceOfDecision(decision);
  const names = new Map(files.map(({ fileSha256, fileName }) => [fileSha256, fileName]));
  return {
    name: `Week ${batch.week} of ${contract.vendor}, ${contract.title}`,
    files: batch.deliveries.map(({ sha256, items }) => ({ sha256, items, fileName: names.get(sha256) ?? "" })),
    decided: `${COMMERCIAL_CHOICES[batch.commercial].title} · ${TRAINING_CHOICES[batch.training].title.toLowerCase()} (decision ${batch.decision})`,
    signer: decision.signer,
    decidedOn: day(decision.decidedAt),
    policy: `${policy.name}, version ${policy.version}`,
    reason: decision.reason,
    rules: batch.rules.map(describeRule),
    figures: CARD_METRICS.flatMap((wanted) => metrics.find(({ id }) => id === wanted) ?? []).map(
      ({ title, unit, outcome }) => ({ title, figure: figureText(outcome, unit) }),
    ),
  };
}
