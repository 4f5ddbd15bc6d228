/** Gives the demo's contracts their invoices: one that agrees and is paid, one that differs, one before its decision. */
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import type { GivenInvoice } from "#app/ledger/read-invoice.ts";
import { recordFollowUp, recordInvoice, type Written } from "#app/ledger/write-entry.server.ts";
import { DEMO_INVOICES, type DemoInvoice } from "#db/demo/invoices.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const FINANCE = "Demo finance";

/** @param now by which everything is decided that the demo decides */
export async function seedLedger({ db }: Store, contractId: string, demoId: string, now: number): Promise<void> {
  for (const demo of DEMO_INVOICES[demoId] ?? []) {
    const ledger = await contractLedger(db, contractId, now);
    const batches = ledger?.batches.filter(({ week }) => demo.weeks.includes(week)) ?? [];
    const at = now + demo.day * DAY;
    const datedOn = new Date(at).toISOString().slice(0, 10);
    const lines = batches.map((batch) => {
      const units = demo.bills === "delivered" ? batch.deliveredUnits : batch.acceptedUnits;
      const amountMinor = demo.bills === "payable" ? batch.payableMinor : demo.priceMinor * units;
      const unitPriceMicro = demo.bills === "payable" ? null : demo.priceMinor * 10_000;
      return { batchId: batch.batchId, description: `Week ${batch.week}`, units, unitPriceMicro, amountMinor };
    });
    const invoice: GivenInvoice = { ...headOf(demo, ledger?.contract.currency ?? ""), datedOn, lines };
    const id = idOf(await recordInvoice(db, contractId, invoice, at));
    if (!demo.isPaid || !ledger) continue;
    const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
    const payment = { kind: "payment", number: `T-${id}`, invoiceId: id, reverses: null, batchId: null } as const;
    const said = { amountMinor, datedOn, note: "Paid in full.", by: FINANCE };
    idOf(await recordFollowUp(db, ledger.contract, { ...payment, ...said }, at));
  }
}

function headOf({ number, note }: DemoInvoice, currency: string) {
  return { number, note, currency, by: FINANCE };
}

function idOf(written: Written): number {
  if (written.kind === "refused") throw new Error(`The demo's ledger was refused: ${written.message}`);
  return written.id;
}
