import { formatMoney } from "#app/domain/money.ts";
import { CAUSE_WORDS } from "#app/ledger/invoice-differences.ts";
import type { InvoicePage } from "#app/ledger/invoice-page.server.ts";

export function invoiceSentence({ contract: { currency }, invoice, standing }: InvoicePage) {
  const money = (minor: number) => formatMoney(minor, currency, true);
  const { checked, balance, restMinor } = invoice;
  const owed = `${money(checked.billedMinor)} is billed, ${money(checked.owedMinor)} is owed of its lines.`;
  const open =
    standing === "reversed"
      ? ""
      : ` ${money(balance.creditedMinor)} is credited, ${money(balance.paidMinor)} paid, ${money(balance.openMinor)} open.`;
  return { headline: headlineOf(), explained: `${owed}${open}` };

  function headlineOf(): string {
    if (standing === "reversed") return "Reversed: it counts for nothing.";
    if (standing === "agrees")
      return checked.differenceMinor === 0
        ? "It agrees with what is accepted."
        : "It agrees once its credit notes are taken off.";
    const causes = [...new Set(checked.weeks.flatMap(({ because }) => because.map(({ cause }) => CAUSE_WORDS[cause])))];
    if (standing === "not-checkable") return `It cannot be checked yet: ${causes.join("; ")}.`;
    return `It differs by ${money(Math.abs(restMinor))} too ${restMinor < 0 ? "little" : "much"}: ${causes.join("; ")}.`;
  }
}
