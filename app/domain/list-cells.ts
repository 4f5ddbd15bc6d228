/** Cells that many lists have. */
import { isKept, KEPT_WORDS } from "./kept-fields.ts";
import { MICRO_PER_MINOR } from "./money.ts";

/** When something was written, for a spreadsheet. */
export const instantCell = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

export const yesNo = (is: boolean): "yes" | "no" => (is ? "yes" : "no");

/** Minor units; of an amount that is kept, that it is. */
export const amountCell = (minor: number): number | string => (isKept(minor) ? KEPT_WORDS : minor);

/** A unit price in minor units: prices are kept in ten-thousandths of one. */
export const unitPriceCell = (micro: number | null | undefined): number | string | null =>
  micro === null || micro === undefined ? null : amountCell(micro / MICRO_PER_MINOR);
