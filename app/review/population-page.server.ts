/** The population behind a contract's judgments, as far as its vendor tells. */
import { type BatchView, NONE_U32 } from "#app/metrics/batch-view.ts";
import { eachRow } from "#app/metrics/rows.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { attributesOfVendor, type PopulationTarget, targetsOfContract } from "#db/population.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { type AttributeCoverage, attributeCoverage, type Work } from "./population-coverage.ts";

export interface PopulationPage {
  contract: { id: string; title: string; vendorId: string; vendor: string };
  annotators: number;
  judgments: number;
  /** Judgments that name nobody: their annotator's attributes cannot be known. */
  unnamed: number;
  coverage: AttributeCoverage[];
  targets: PopulationTarget[];
}

/** undefined without such a contract. */
export async function populationPage(tools: ReviewTools, contractId: string): Promise<PopulationPage | undefined> {
  const contract = await contractById(tools.db, contractId);
  if (!contract) return undefined;
  const { work, unnamed } = await workOf(tools, contractId);
  const known = await attributesOfVendor(tools.db, contract.vendorId);
  const targets = await targetsOfContract(tools.db, contractId);
  const names = [...new Set([...known, ...targets].map(({ attribute }) => attribute))].sort();
  return {
    contract: { id: contract.id, title: contract.title, vendorId: contract.vendorId, vendor: contract.vendor },
    annotators: work.size,
    judgments: [...work.values()].reduce((sum, { judgments }) => sum + judgments, 0),
    unnamed,
    coverage: names.map((name) =>
      attributeCoverage(work, {
        name,
        values: new Map(known.filter(is(name)).map(({ pseudonym, value }) => [pseudonym, value])),
        targets: new Map(targets.filter(is(name)).map(({ value, share }) => [value, share])),
      }),
    ),
    targets,
  };
}

async function workOf({ db, views }: ReviewTools, contractId: string) {
  const work = new Map<string, Work>();
  let unnamed = 0;
  for (const batch of await batchesOf(db, contractId)) {
    const deliveries = await activeDeliveries(db, batch.id);
    if (deliveries.length > 0) unnamed += addWork(await views.of(deliveries), work);
  }
  return { work, unnamed };
}

/** Returns the judgments without an annotator. */
function addWork(view: BatchView, work: Map<string, Work>): number {
  const judgments = new Float64Array(view.names.annotators.length);
  const weight = new Float64Array(view.names.annotators.length);
  const unnamed = { n: 0 };
  eachRow(view, (row) => {
    const annotator = view.judgments.annotator[row] as number;
    if (annotator === NONE_U32) unnamed.n += 1;
    else {
      judgments[annotator] = (judgments[annotator] as number) + 1;
      weight[annotator] = (weight[annotator] as number) + (view.weight[row] as number);
    }
  });
  for (const [i, name] of view.names.annotators.entries()) {
    const before = work.get(name) ?? { judgments: 0, weight: 0 };
    const [n, w] = [judgments[i] as number, weight[i] as number];
    if (n > 0) work.set(name, { judgments: before.judgments + n, weight: before.weight + w });
  }
  return unnamed.n;
}

function is(name: string) {
  return ({ attribute }: { attribute: string }) => attribute === name;
}
