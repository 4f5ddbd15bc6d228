/**
 * The switching rules of ISO 2859-1 (clause 9) between normal and tightened inspection, as far as a contract of some weeks
 * can reach them; reduced inspection, which needs ten lots and more, is left out.
 */
import type { Severity } from "#app/domain/inspection.ts";

export interface SwitchState {
  severity: Severity;
  /** Five lots were refused while inspection was tightened: it is to be stopped until the supplier has improved. */
  discontinue: boolean;
  /** Lots since the last change of severity. */
  lots: number;
  refused: number;
}

/** Refusals within so many lots that tighten; acceptances in a row that relax; refusals while tightened that stop. */
const TIGHTEN = { refusals: 2, within: 5 };
const RELAX = 5;
const STOP = 5;

/**
 * @param accepted what became of the lots so far on their first inspection, in order.
 * @example switchingState([true, false, true, false]).severity // "tightened": two of four
 */
export function switchingState(accepted: readonly boolean[]): SwitchState {
  let severity: Severity = "normal";
  let since: boolean[] = [];
  let discontinue = false;
  for (const one of accepted) {
    since.push(one);
    const last = since.slice(-TIGHTEN.within);
    if (severity === "normal" && last.filter((passed) => !passed).length >= TIGHTEN.refusals) {
      severity = "tightened";
      since = [];
    } else if (severity === "tightened") {
      if (since.filter((passed) => !passed).length >= STOP) discontinue = true;
      const streak = since.slice(-RELAX);
      if (!discontinue && streak.length === RELAX && streak.every(Boolean)) {
        severity = "normal";
        since = [];
      }
    }
  }
  return { severity, discontinue, lots: since.length, refused: since.filter((passed) => !passed).length };
}

/** @example "Tightened: two of five or fewer lots in a row were not accepted. 1 lot since; five accepted in a row relax it." */
export function switchingSentence({ severity, discontinue, lots, refused }: SwitchState): string {
  const since = `${lots === 0 ? "no lot" : lots === 1 ? "1 lot" : `${lots} lots`} since`;
  if (discontinue)
    return `Discontinue: ${refused} lots were refused under tightened inspection. Take no more lots until the vendor has shown what changed.`;
  if (severity === "tightened")
    return `Tightened, because two of five or fewer lots in a row were not accepted; ${since}. Five accepted in a row relax it.`;
  return `Normal inspection; ${since === "no lot since" ? "no lot of this contract was inspected so before" : `${since} it began, ${refused} not accepted`}. Two refusals among five lots in a row tighten it.`;
}
