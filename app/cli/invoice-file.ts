/** An invoice file: JSON with its head and lines. What it comes to, in words. */
import { countOf } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { CheckedInvoice } from "#app/ledger/check-invoice.ts";
import { CAUSE_WORDS } from "#app/ledger/invoice-differences.ts";
import type { Db } from "#db/client.server.ts";
import { type Call, UnusableCall } from "./command.ts";
import { fileOperand } from "./file-operand.ts";
import { readText } from "./json-file.ts";

/** @throws UnusableCall with every fault */
export async function invoiceOfFile(call: Call, db: Db, contractName: string) {
  const { contractLedger } = await import("#app/ledger/contract-ledger.server.ts");
  const { invoiceOfJson } = await import("#app/ledger/read-invoice-file.ts");
  const { contractNamed } = await import("./store.ts");
  const file = fileOperand(call, "Name one invoice file.", "assay invoice check FILE --contract ID");
  const ledger = await contractLedger(db, (await contractNamed(db, contractName)).id, call.now);
  if (!ledger) throw new UnusableCall("There is no such contract.");
  const { contract, batches } = ledger;
  const read = invoiceOfJson(readText(file), call.settings.user, {
    currency: contract.currency,
    weeks: batches,
  });
  if (read.ok) return { ledger, invoice: read.invoice };
  const faults = Object.entries(read.errors).map(([field, message]) => `  ${field}: ${message}`);
  throw new UnusableCall("The invoice cannot be used; nothing was stored.", faults.join("\n"));
}

export function printChecked(
  number: string,
  checked: CheckedInvoice,
  { currency, unit }: { currency: string; unit: string },
): string {
  const money = (minor: number) => formatMoney(minor, currency, true);
  const lines = checked.weeks.flatMap((week) => [
    `  ${week.week === null ? "no week" : `week ${week.week}`}: billed ${money(week.billedMinor)}, owed ${money(week.owedMinor)}`,
    ...week.because.map(
      ({ cause, units, minor }) =>
        `    ${money(minor)}  ${units === null ? "" : `${countOf(units, unit)}: `}${CAUSE_WORDS[cause]}`,
    ),
  ]);
  const verdict = {
    agrees: "agrees with what is accepted",
    differs: `differs by ${money(checked.differenceMinor)}`,
    "not-checkable": "cannot be checked yet",
  }[checked.state];
  return [
    `Invoice ${number} ${verdict}: billed ${money(checked.billedMinor)}, owed ${money(checked.owedMinor)}.`,
    ...lines,
  ].join("\n");
}
