/** What a control chart shows, as a sentence; that few points are few is said first. */
import { groupDigits } from "#app/domain/figure.ts";

interface Facts {
  kind: "week" | "day";
  lots: number;
  /** null when there is nothing to hold them against. */
  centre: string | null;
  /** Points that tell how much lots differ by themselves. */
  basis?: number;
  /** null when they are too few for that. */
  sigma?: number | null;
  /** Labels of the lots with a signal. */
  outside?: readonly string[];
}

export function controlFinding({ kind, lots, centre, basis = lots, sigma = null, outside = [] }: Facts): string {
  const points = `${capital(word(lots))} ${kind === "week" ? "weekly" : "daily"} ${lots === 1 ? "point" : "points"}`;
  if (lots === 0) return `No ${kind} has enough rows of this kind to chart.`;
  if (centre === null) return `${points}: there is no agreed value and no earlier week to hold it against.`;
  const limits =
    sigma === null
      ? `control limits cannot be estimated from these ${kind}s alone; the centre is ${centre} and the limits are binomial`
      : `the centre is ${centre}; ${widened(sigma, kind, basis)}`;
  return `${points}: ${limits}. ${outsideSentence(outside, lots, kind === "week" ? "in" : "on")}`;
}

function widened(sigma: number, kind: Facts["kind"], basis: number): string {
  const from = `σ_z of ${groupDigits(basis)} ${kind === "week" ? "weekly" : "daily"} points`;
  return sigma === 1
    ? `${kind}s differ no more than by chance (${from}), so the limits are binomial`
    : `${kind}s differ by more than chance, so the limits are ${groupDigits(sigma, 2)} times as wide (${from})`;
}

function outsideSentence(outside: readonly string[], lots: number, when: string): string {
  if (outside.length === 0) return lots === 1 ? "It gives no signal." : "None gives a signal.";
  if (outside.length > 4) return `${capital(word(outside.length))} of them give a signal.`;
  const names = [outside.slice(0, -1).join(", "), outside.at(-1)].filter(Boolean).join(" and ");
  return `${outside.length === 1 ? "A signal" : "Signals"} ${when} ${names}.`;
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

function word(n: number): string {
  return WORDS[n] ?? groupDigits(n);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
