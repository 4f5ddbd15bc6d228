import type { ShortcutId } from "./shortcuts-list.ts";

/** Presses the first visible element of a shortcut, or moves the focus along the rows. False: nothing here takes it. */
export function pressShortcut(page: Document, id: ShortcutId): boolean {
  if (id === "next-row") return moveAlongRows(page, 1);
  if (id === "previous-row") return moveAlongRows(page, -1);
  const target = visible(page, `[data-shortcut="${id}"]`)[0];
  if (!target) return false;
  if (target.matches("input:not([type=radio],[type=checkbox]), textarea, select")) target.focus();
  else target.click();
  return true;
}

function moveAlongRows(page: Document, step: 1 | -1): boolean {
  const rows = visible(page, "a[data-row]");
  if (rows.length === 0) return false;
  const current = rows.indexOf(page.activeElement as HTMLElement);
  const next = current < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, current + step));
  rows[next]?.focus();
  return true;
}

function visible(page: Document, selector: string): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(selector)].filter((element) => element.getClientRects().length > 0);
}
