/**
 * A contract in which every amount is a multiple of one price that is found nowhere else, with everything that tells of
 * money: decisions, a claim, invoices, a report, an amendment, releases, runs. And an annotator of whom something is said.
 */

import type { NewFlag } from "#app/domain/flag.ts";
import { recordFollowUp, recordInvoice } from "#app/ledger/write-entry.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { approveDecision } from "#app/review/approve.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import type { DecideResult } from "#app/review/decide.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { storeReport } from "#app/review/vendor-report/build.server.ts";
import { appendStage } from "#db/contract-life.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { createFlags } from "#db/flags.server.ts";
import { replaceAttributes } from "#db/population.server.ts";
import { contractAmendments } from "#db/schema.ts";
import { insertSavedSlice } from "#db/slices.server.ts";
import { aRun, scored } from "#test/loop/a-loop.ts";
import { aContract } from "./a-contract.ts";
import { deliver, itemLines } from "./deliver.ts";
import { NOW, type TestTools } from "./tools.ts";

/** Said of an annotator, in these words. */
export const SAID_OF_SOMEBODY = "heron-island-dialect";

export interface PricedStory {
  contract: string;
  vendor: string;
  /** Decided with a credit and approved; awaiting its second person; waiting; accepted and approved. */
  weeks: string[];
  /** What an address can name, by the part of the address. */
  ids: Readonly<Record<string, readonly string[]>>;
}

const UNITS = 40;

/** @param priceMinor of a unit; a prime finds its multiples. */
export async function aPricedStory(tools: TestTools, vendor: string, priceMinor: number): Promise<PricedStory> {
  const { db } = tools;
  const price = (minor: number) => (minor / 100).toFixed(2);
  const { id: contract, weeks } = await aContract(db, {
    ...{ vendor, title: `Priced by ${vendor}`, committedUnits: 4 * UNITS, ramp: [UNITS, UNITS, UNITS, UNITS] },
    ...{ tiers: [{ fromUnit: 1, unitPrice: price(priceMinor) }], secondApproverAbove: price(2 * priceMinor) },
  });
  const [one = "", two = "", three = "", four = ""] = weeks.map(({ id }) => id);
  for (const batch of [one, two, three, four])
    await deliver(tools, batch, itemLines(0, UNITS, { domain: vendor + batch }));
  const vendorId = (await contractById(db, contract))?.vendorId ?? "";
  const axes = { training: "include", reason: "Looked at.", signer: "Ada", rules: [], seenDecisionId: null } as const;
  const first = decidedId(
    await decideBatch(tools, { ...axes, batchId: one, commercial: "accept_with_credit", creditBasisPoints: 1000 }),
  );
  const last = decidedId(await decideBatch(tools, { ...axes, batchId: four, commercial: "accept" }));
  for (const decisionId of [first, last])
    await approveDecision(tools, { decisionId, outcome: "approved", reason: "Read.", signer: "Ben" });
  const second = decidedId(await decideBatch(tools, { ...axes, batchId: two, commercial: "accept" }));
  const said = { statement: "As agreed.", nextText: "Go on.", proposals: [], examples: [] };
  await storeReport(tools, first, said, "Ada");
  const invoice = await billed(tools, contract, one, priceMinor);
  await amended(tools, contract, priceMinor);
  const open = { items: [`Invoice R-1 of $${price(3 * priceMinor)} is open`], reason: "It is in the post." };
  const stage = {
    contractId: contract,
    stage: "closing",
    on: "2026-10-19",
    note: "All is in.",
    red: null,
    open,
  } as const;
  await appendStage(db, { ...stage, at: NOW, by: "Ada" }, 0);
  const flag = {
    subject: "w-01",
    reason: "other",
    note: "Slow.",
    treatment: "charge_back",
    weight: null,
    author: "Ada",
  };
  const flags = await createFlags(db, one, [{ ...flag, subjectKind: "annotator" } as NewFlag], NOW);
  const predicate = { annotators: ["w-01"] };
  const slice = await insertSavedSlice(db, {
    contractId: contract,
    name: "One",
    predicate,
    author: "Ada",
    createdAt: NOW,
  });
  const release = await createRelease(tools, { name: `r-${contract}`, batchIds: [one, four], createdBy: "Ada" });
  if (release.kind !== "created") throw new Error(JSON.stringify(release));
  await ranOn(tools, release.id, one, vendor);
  const attributes = [{ pseudonym: "w-01", attribute: "dialect", value: SAID_OF_SOMEBODY }];
  await replaceAttributes(db, vendorId, attributes, { importedAt: NOW, importedBy: "Ada", fileSha256: "0" });
  return {
    ...{ contract, vendor: vendorId, weeks: [one, two, three, four] },
    ids: {
      ...{ contract: [contract], batch: [one, two, three], vendor: [vendorId], release: [release.id] },
      ...{ decision: [String(first), String(second)], invoice: [String(invoice)], flag: flags.map(String) },
      ...{ slice: [String(slice)], n: ["0"], delivery: ["1"], pseudonym: ["w-01"], kind: ["payment"], user: [] },
    },
  };
}

function decidedId(result: DecideResult): number {
  if (result.kind !== "decided") throw new Error(JSON.stringify(result));
  return result.id;
}

/** A week billed in full, paid in part. @returns the entry's id */
async function billed({ db }: TestTools, contractId: string, batchId: string, priceMinor: number): Promise<number> {
  const line = { batchId, description: "Week 1", units: UNITS, unitPriceMicro: priceMinor * 10_000 };
  const head = { number: `R-${priceMinor}`, datedOn: "2026-10-12", currency: "USD", note: "", by: "Fin" };
  const lines = [{ ...line, amountMinor: UNITS * priceMinor }];
  const invoice = await recordInvoice(db, contractId, { ...head, lines }, NOW);
  if (invoice.kind !== "written") throw new Error(invoice.message);
  const paid = { kind: "payment", number: "", invoiceId: invoice.id, reverses: null, batchId: null } as const;
  const said = {
    amountMinor: 3 * priceMinor,
    datedOn: "2026-10-14",
    note: `${(3 * priceMinor) / 100} in part`,
    by: "Fin",
  };
  const written = await recordFollowUp(db, { id: contractId, currency: "USD" }, { ...paid, ...said }, NOW);
  if (written.kind !== "written") throw new Error(written.message);
  return invoice.id;
}

/** The price was another one before. */
async function amended({ db }: TestTools, contractId: string, priceMinor: number): Promise<void> {
  const after = await contractFile(db, contractId);
  const tiers = [{ fromUnit: 1, unitPrice: ((5 * priceMinor) / 100).toFixed(2) }];
  const signed = { effectiveOn: "2026-10-06", reason: "Cheaper.", signer: "Ada", at: NOW };
  db.insert(contractAmendments)
    .values({ contractId, ...signed, before: { ...after, tiers }, after })
    .run();
}

/** A run on the release and one without a week of it: what the week is worth for its money. */
async function ranOn({ db }: TestTools, release: string, week: string, name: string): Promise<void> {
  await scored(db, await aRun(db, { name: `whole ${name}`, release }), [0.6, 0.61, 0.62]);
  const without = { name: `without ${name}`, kind: "ablation", release, leftOut: [week] };
  await scored(db, await aRun(db, without), [0.55, 0.56, 0.57]);
}
