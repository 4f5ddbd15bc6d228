/** A credit note, a payment or a reversal on an invoice, read and refused by the same functions as on its page. */
import { followUpOf } from "#app/ledger/read-follow-up.ts";
import { type Call, type ExitCode, type Option, requiredOption, textOption, UnusableCall } from "./command.ts";

export const FOLLOW_UP_OPTIONS: readonly Option[] = [
  { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
  { name: "invoice", value: "NUMBER", about: "The invoice, by its number.", required: true },
];

/** @param values as the form of the invoice's page names them */
export async function followUp(call: Call, values: Record<string, string | undefined>): Promise<ExitCode> {
  const [name, number] = [requiredOption(call, "contract"), requiredOption(call, "invoice")];
  const { contractNamed, openStore } = await import("./store.ts");
  const { invoicePage } = await import("#app/ledger/invoice-page.server.ts");
  const { moneyPage } = await import("#app/ledger/money-page.server.ts");
  const { recordFollowUp } = await import("#app/ledger/write-entry.server.ts");
  const store = await openStore(call.settings.dataFolder);
  try {
    const contract = await contractNamed(store.db, name);
    const invoices = (await moneyPage(store.db, contract.id, call.now))?.books.invoices ?? [];
    const invoice = invoices.findLast(({ entry, isReversed }) => entry.number === number && !isReversed);
    const page = invoice && (await invoicePage(store.db, invoice.entry.id, call.now));
    if (!page)
      throw new UnusableCall(
        `There is no invoice ${number.slice(0, 40)} of this contract that stands.`,
        `Invoices: ${invoices.map(({ entry }) => entry.number).join(", ") || "none"}.`,
      );
    const today = new Date(call.now).toISOString().slice(0, 10);
    const given = { datedOn: textOption(call, "dated") ?? today, by: call.settings.user, ...values };
    const own = values.reverses === "" ? { ...given, reverses: String(page.invoice.entry.id) } : given;
    const read = followUpOf(own, page);
    if (!read.ok) throw new UnusableCall("Nothing was entered.", Object.values(read.errors).join("\n"));
    const made = await recordFollowUp(store.db, page.contract, read.entry, call.now, call.settings.separateDuties);
    if (made.kind === "refused") throw new UnusableCall(made.message);
    if (call.options.json) call.out(JSON.stringify({ id: made.id, ...read.entry }, null, 2));
    else call.out(`Entered as no. ${made.id}.`);
    return 0;
  } finally {
    store.close();
  }
}
