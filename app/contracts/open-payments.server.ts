/** Payments past their day, or due within two days, of every contract: for This week. */
import type { OpenEnd } from "#app/domain/open-end.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { termsOfContracts } from "#db/terms.server.ts";
import type { TermClock } from "./clocks.ts";
import { clocksOfContract } from "./terms-page.server.ts";

type Contract = Awaited<ReturnType<typeof listContracts>>[number];

export async function openPayments(db: Db, now: number): Promise<OpenEnd[]> {
  const contracts = await listContracts(db);
  const terms = await termsOfContracts(
    db,
    contracts.map(({ id }) => id),
  );
  const ends: OpenEnd[] = [];
  for (const contract of contracts) {
    const rows = terms.get(contract.id) ?? [];
    if (!rows.some(({ kind }) => kind === "payment")) continue;
    const clocks = await clocksOfContract(db, contract, { rows, now });
    ends.push(...clocks.flatMap((clock) => openPayment(contract, clock)));
  }
  return ends;
}

function openPayment(contract: Contract, { kind, state, batch, invoice, endsAt }: TermClock): OpenEnd[] {
  if (kind !== "payment" || (state !== "lapsed" && state !== "closing")) return [];
  const { id: contractId, title, vendor, currency } = contract;
  const isLate = state === "lapsed";
  return [
    {
      ...{ contractId, contract: title, vendor },
      key: `payment ${invoice ? `invoice ${invoice.id}` : batch?.id}`,
      state: isLate ? "fail" : "warn",
      word: isLate ? "overdue" : "due soon",
      what: invoice ? `payment of invoice ${invoice.number || invoice.id}` : `payment for week ${batch?.week}`,
      money: invoice ? { minor: invoice.openMinor, currency } : null,
      at: endsAt,
      next: invoice
        ? { label: "Enter the payment", href: `/invoices/${invoice.id}` }
        : { label: "Enter the invoice and its payment", href: `/contracts/${contractId}/money` },
    },
  ];
}
