/** Keys and tokens in a text, by the forms their issuers give them. */
import { ItemMark } from "#app/metrics/batch-view.ts";
import type { TextFeatures } from "./text-features.ts";

const TOKENS =
  /(?<![A-Za-z0-9])(?:A(?:KI|SI)A[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9_-]{20,}|[rs]k_live_[A-Za-z0-9]{20,}|xox[abeoprs]-[A-Za-z0-9-]{20,}|AIza[A-Za-z0-9_-]{35}|npm_[A-Za-z0-9]{36}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})(?![A-Za-z0-9])/g;
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----\s+(?:[A-Za-z-]+: .*\s+)*[A-Za-z0-9+/=]{16}/;
const MOST_LOOKED_AT = 200;

/** SECRET or 0. All of these have sixteen letters and digits in a row; texts without are not looked at. */
export function secretMarks(text: string, { longRuns }: Pick<TextFeatures, "longRuns">): number {
  if (longRuns === 0) return 0;
  let looked = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (isDrawn(token)) return ItemMark.SECRET;
    looked += 1;
    if (looked === MOST_LOOKED_AT) return 0;
  }
  return text.includes("PRIVATE KEY") && PRIVATE_KEY.test(text) ? ItemMark.SECRET : 0;
}

/** Random characters, not a placeholder such as sk-xxxxxxxx or a key of a manual. */
function isDrawn(token: string): boolean {
  return new Set(token).size >= 10 && /\d/.test(token) && !/example|your|placeholder|dummy|x{6}/i.test(token);
}
