/** Proves that what a contract delivers can be turned into training files, without a decision and without keeping any. */
import { countOf } from "#app/domain/figure.ts";
import { measureRelease } from "#app/release/measure-release.server.ts";
import type { ReleaseTools } from "#app/release/member-pairs.server.ts";
import { DEFAULT_RELEASE_OPTIONS } from "#app/release/release-options.ts";
import { VaultFault } from "#app/release/vault-fault.ts";
import { appendReadiness } from "#db/contract-life.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import type { ReadinessResult } from "./readiness-page.server.ts";

/** More would take longer than a page may. */
const MOST_ITEMS = 20_000;

/** Gold rows too: a sample may hold nothing else, and nothing of it is trained on. */
const OPTIONS = { ...DEFAULT_RELEASE_OPTIONS, includeGold: true };

/** Writes every format that a release promises from the smallest week delivered, counts its lines, and throws them away. */
export async function tryExport(
  tools: ReleaseTools & { now(): number },
  contractId: string,
  { by, owner }: { by: string; owner: string },
): Promise<ReadinessResult> {
  const sample = await smallestWeek(tools, contractId);
  if (!sample) return refused("Nothing has been delivered yet: take a sample or a pilot in first, then try again.");
  const { batch, deliveries, items } = sample;
  if (items > MOST_ITEMS)
    return refused(`The smallest week has ${countOf(items, "item")}; make a release of it to prove the export.`);
  try {
    const member = { batch, deliveries, rules: [] };
    const { counts, files } = await measureRelease(tools, [member], OPTIONS);
    const usable = counts.pairs + (counts.singles ?? 0) + (counts.steps ?? 0);
    if (usable === 0)
      return refused(`None of the ${countOf(items, "item")} of week ${batch.week} gives a training pair.`);
    const written = files.map(
      ({ format, lines, bytes }) => `${format}: ${countOf(lines, "line")}, ${countOf(bytes, "byte")}`,
    );
    const evidence = `Week ${batch.week}, ${countOf(items, "item")}: ${countOf(counts.pairs, "pair")} written and counted by Assay, nothing kept. ${written.join("; ")}.`;
    const entry = { contractId, item: "export_tried", state: "ready", owner, evidence, link: "", by } as const;
    await appendReadiness(tools.db, { ...entry, at: tools.now() });
    return { ok: true };
  } catch (error) {
    if (error instanceof VaultFault) return refused(error.message);
    throw error;
  }
}

async function smallestWeek({ db }: ReleaseTools, contractId: string) {
  const weeks = await Promise.all(
    (await batchesOf(db, contractId)).map(async (batch) => {
      const deliveries = await activeDeliveries(db, batch.id);
      return { batch, deliveries, items: deliveries.reduce((sum, { items }) => sum + items, 0) };
    }),
  );
  return weeks.filter(({ items }) => items > 0).sort((a, b) => a.items - b.items)[0];
}

function refused(message: string): ReadinessResult {
  return { ok: false, errors: { form: message } };
}
