/** Everything the page of a release shows: its manifest with names for its ids, and whether its texts are still there. */

import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { describeRule } from "#app/review/rules.ts";
import { contractById } from "#db/contracts.server.ts";
import { decisionById } from "#db/decisions.server.ts";
import { deliveryOfFile } from "#db/deliveries.server.ts";
import { pointersNow } from "#db/pointers.server.ts";
import { findRelease, type ReleaseRow } from "#db/releases.server.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { releaseDownloads } from "./release-downloads.server.ts";
import { releaseFunnel } from "./release-funnel.server.ts";
import { NO_PAIR_REASONS, type NoPairReason } from "./training-pair.ts";
import { lackingToday } from "./use-of-release.server.ts";
import { VaultFault } from "./vault-fault.ts";

/** @param query chooses which files are shown for download */
export async function releasePage(
  tools: ReleaseTools & { now(): number },
  idOrName: string,
  query = new URLSearchParams(),
) {
  const release = await findRelease(tools.db, idOrName);
  if (!release) return undefined;
  const manifest = manifestSchema.parse(release.manifest);
  return {
    id: release.id,
    manifest,
    lackingToday: await lackingToday(tools.db, manifest, tools.now()),
    pointers: (await pointersNow(tools.db))
      .filter(({ releaseId }) => releaseId === release.id)
      .map(({ pointer }) => pointer),
    members: await Promise.all(manifest.batches.map((batch) => memberFacts(tools, batch))),
    reasons: Object.entries(manifest.counts.withoutPair).map(([reason, count]) => ({
      reason,
      meaning: NO_PAIR_REASONS[reason as NoPairReason],
      count,
    })),
    funnel: await funnelOrNull(tools, release),
    downloads: await releaseDownloads(tools, release, manifest, query),
  };
}

export type ReleasePage = NonNullable<Awaited<ReturnType<typeof releasePage>>>;

/** null where a release made before outcomes were kept has lost its texts: the download says which. */
async function funnelOrNull(tools: ReleaseTools, release: ReleaseRow) {
  try {
    return await releaseFunnel(tools, release);
  } catch (error) {
    if (error instanceof VaultFault) return null;
    throw error;
  }
}

async function memberFacts({ db }: ReleaseTools, member: Manifest["batches"][number]) {
  const contract = await contractById(db, member.contract);
  const decision = await decisionById(db, member.decision);
  const deliveries = await Promise.all(
    member.deliveries.map(async ({ sha256, textSha256, items }) => {
      const delivery = await deliveryOfFile(db, member.batch, sha256);
      return { sha256, textSha256, items, fileName: delivery?.fileName ?? "", version: delivery?.version ?? 0 };
    }),
  );
  return {
    batchId: member.batch,
    contractId: member.contract,
    contract: contract ? `${contract.vendor} · ${contract.title}` : "",
    week: member.week,
    items: deliveries.reduce((sum, { items }) => sum + items, 0),
    decisionId: member.decision,
    decided: `${COMMERCIAL_CHOICES[member.commercial].title} · ${TRAINING_CHOICES[member.training].title.toLowerCase()}`,
    signer: decision?.signer ?? "",
    rules: member.rules.map(describeRule),
    deliveries,
  };
}

export type MemberFacts = Awaited<ReturnType<typeof memberFacts>>;
