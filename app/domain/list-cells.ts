/** Cells that many lists have. */

/** When something was written, for a spreadsheet. */
export const instantCell = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

export const yesNo = (is: boolean): "yes" | "no" => (is ? "yes" : "no");
