/** What is open in the money of every contract: claims that nothing has closed, and invoices that do not agree. */
import { countOf } from "#app/domain/figure.ts";
import type { OpenEnd } from "#app/domain/open-end.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { standingOfInvoice } from "./books.ts";
import { type MoneyPage, moneyPage } from "./money-page.server.ts";

export async function openMoney(db: Db, now: number): Promise<OpenEnd[]> {
  const ends: OpenEnd[] = [];
  for (const { id } of await listContracts(db)) {
    const page = await moneyPage(db, id, now);
    if (page) ends.push(...openClaims(page), ...invoicesThatDiffer(page));
  }
  return ends;
}

function* openClaims({ contract, obligations }: MoneyPage): Generator<OpenEnd> {
  for (const { kind, decisionId, week, since, units, minor, closed } of obligations) {
    if (closed) continue;
    yield {
      ...about(contract),
      key: `claim ${decisionId}`,
      state: "warn",
      word: "open",
      what: `${kind} of week ${week}${units === null ? "" : `, ${countOf(units, contract.unit)}`}`,
      money: minor === null ? null : { minor, currency: contract.currency },
      at: since,
      next: {
        label: kind === "credit" ? "Enter the credit note, or give it up" : "Ask for the delivery, or give it up",
        href: `/contracts/${contract.id}/money#obligations`,
      },
    };
  }
}

function* invoicesThatDiffer({ contract, books }: MoneyPage): Generator<OpenEnd> {
  for (const invoice of books.invoices) {
    const standing = standingOfInvoice(invoice);
    if (standing !== "differs" && standing !== "not-checkable") continue;
    const { entry, restMinor } = invoice;
    const differs = standing === "differs";
    yield {
      ...about(contract),
      key: `invoice ${entry.id}`,
      state: differs ? "fail" : "warn",
      word: differs ? "differs" : "not checkable",
      what: `invoice ${entry.number ?? entry.id}`,
      money: differs ? { minor: restMinor, currency: contract.currency } : null,
      at: Date.parse(`${entry.datedOn}T00:00:00Z`),
      next: { label: differs ? "See why, line by line" : "See what it lacks", href: `/invoices/${entry.id}` },
    };
  }
}

function about(contract: MoneyPage["contract"]): Pick<OpenEnd, "contractId" | "contract" | "vendor"> {
  return { contractId: contract.id, contract: contract.title, vendor: contract.vendor };
}
