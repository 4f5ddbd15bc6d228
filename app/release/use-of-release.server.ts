/** What a release is marked for, checked against the rights that its contracts give. */
import { dayIn } from "#app/domain/terms/clock.ts";
import { lackingRights, lackText, RELEASE_USES, type ReleaseUse } from "#app/domain/terms/rights.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { termsOf } from "#db/terms.server.ts";
import type { Manifest } from "./manifest.ts";

export const LONGEST_OVERRIDE = 2000;

export type MarkedUse = NonNullable<Manifest["use"]>;

/** The use as the manifest keeps it, or why it is refused. */
export async function useOfRelease(
  { db, now }: { db: Db; now(): number },
  { use, overrideRights = "" }: { use: ReleaseUse; overrideRights?: string },
  contracts: readonly { id: string; vendor: string; title: string }[],
): Promise<{ kind: "marked"; use: MarkedUse } | { kind: "refused"; message: string }> {
  const lacking = await lackingOf(db, use, contracts, now());
  const reason = overrideRights.trim();
  if (lacking.length === 0) return { kind: "marked", use: { for: use, lacking } };
  if (reason.length > LONGEST_OVERRIDE)
    return { kind: "refused", message: `A reason has at most ${LONGEST_OVERRIDE} characters.` };
  if (reason !== "") return { kind: "marked", use: { for: use, lacking, override: reason } };
  const sentences = lacking.map((one) => lackText(use, one)).join(" ");
  return {
    kind: "refused",
    message: `${RELEASE_USES[use].title}: ${sentences} Give a reason to make it all the same.`,
  };
}

/** Which of the contracts of a release lack the right on the day of `at`: they may have been amended since. */
export async function lackingToday(db: Db, { use, batches }: Manifest, at: number) {
  if (!use) return [];
  const ids = [...new Set(batches.map(({ contract }) => contract))];
  const contracts = (await Promise.all(ids.map((id) => contractById(db, id)))).flatMap((one) => one ?? []);
  return lackingOf(db, use.for, contracts, at);
}

async function lackingOf(
  db: Db,
  use: ReleaseUse,
  contracts: readonly { id: string; vendor: string; title: string }[],
  at: number,
) {
  const byId = new Map(contracts.map((contract) => [contract.id, contract]));
  const named = [...byId.values()].map(async ({ id, vendor, title }) => ({
    id,
    name: `${vendor}, ${title}`,
    terms: await termsOf(db, id),
  }));
  return lackingRights(use, await Promise.all(named), dayIn(at, "UTC"));
}
