/** The claim as a table that adds up. */
import { groupDigits } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { Block } from "./blocks.ts";
import type { ReportContent } from "./content.ts";

export function moneyBlocks({ money, unit, currency }: ReportContent): Block[] {
  const amount = (minor: number) => formatMoney(minor, currency, true);
  const less = (units: number) => (units === 0 ? "" : `−${groupDigits(units)}`);
  return [
    { kind: "heading", text: "Units and money" },
    {
      kind: "table",
      caption: `In ${unit}s and ${currency}, at the contract’s prices`,
      columns: [
        { header: "Item" },
        { header: `${unit}s`, numeric: true },
        { header: currency, numeric: true },
        { header: "Why" },
      ],
      rows: [
        ["Delivered", groupDigits(money.delivered.units), amount(money.delivered.minor), ""],
        ...money.deductions.map(({ label, units, minor, why }) => [label, less(units), amount(-minor), why.join(" ")]),
      ],
      total: [
        "Payable",
        groupDigits(money.payable.units),
        amount(money.payable.minor),
        creditNote(money.creditBasisPoints),
      ],
    },
  ];
}

function creditNote(creditBasisPoints: number | null): string {
  return creditBasisPoints === null ? "less a credit to be agreed" : "";
}
