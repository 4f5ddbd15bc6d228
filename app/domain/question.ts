/** Questions between us and a vendor: who waits for whom, how long, and how long answers take. */

/** Who has to answer. */
export const ASKED = ["vendor", "us"] as const;
export type Asked = (typeof ASKED)[number];

export const ASKED_TEXT: Record<Asked, string> = { vendor: "we ask the vendor", us: "the vendor asks us" };

const DAY_MS = 86_400_000;
/** After this many days without an answer a question is slow. */
export const SLOW_AFTER_DAYS = 3;

export interface QuestionTimes {
  askedAt: number;
  answeredAt: number | null;
}

export type QuestionState = "answered" | "open" | "slow";

export function questionState({ askedAt, answeredAt }: QuestionTimes, now: number): QuestionState {
  if (answeredAt !== null) return "answered";
  return now - askedAt > SLOW_AFTER_DAYS * DAY_MS ? "slow" : "open";
}

/** Days from question to answer, or waited so far; never negative. */
export function daysWaited({ askedAt, answeredAt }: QuestionTimes, now: number): number {
  return Math.max(0, (answeredAt ?? now) - askedAt) / DAY_MS;
}

/**
 * The median of the days that answered questions took, with n. Those still open are left out of it, which makes it look
 * faster than it is: `longestOpen` says by how much it may.
 */
export function turnaround(questions: readonly QuestionTimes[], now: number) {
  const days = questions.filter(({ answeredAt }) => answeredAt !== null).map((question) => daysWaited(question, now));
  const open = questions.filter(({ answeredAt }) => answeredAt === null).map((question) => daysWaited(question, now));
  return {
    n: days.length,
    medianDays: median(days),
    open: open.length,
    longestOpenDays: open.length ? Math.max(...open) : null,
  };
}

/** null of nothing. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
