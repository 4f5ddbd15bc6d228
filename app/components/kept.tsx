import { KEPT_WORDS } from "#app/domain/kept-fields.ts";

/** In the place of what the person's role does not include. */
export function Kept() {
  return <span className="faint nowrap">{KEPT_WORDS}</span>;
}
