/**
 * Marks on a response that need words, not counts: error text of an endpoint, an unfinished stream, a refusal.
 * All expressions are anchored at the start of the text, so their cost does not grow with it.
 */
import { ResponseFlag } from "#app/metrics/batch-view.ts";

const HEAD = 240;

const ERROR_TEXT =
  /^\W*(network error due to high traffic|api request error|internal server error|service unavailable|bad gateway|gateway time-?out|too many requests|rate limit (reached|exceeded)|request timed out|\(?error[_ ]code\b|(http )?(error )?(429|500|502|503|504)\b[ :]*(error|bad gateway|service|internal|gateway|too many)|<!doctype html|upstream (connect|request) (error|timeout))/i;

const REFUSAL =
  /^\W*((i['’]?m|i am) (really |very |so |truly )?sorry,? (but |that )?i|sorry,? (but )?i|i (can['’]?t|cannot|can not|won['’]?t|will not|am (not able|unable)( to)?|['’]m (not able|unable)( to)?)( to)? (help|assist|provide|do|answer|comply|fulfil|fulfill|discuss|create|write|generate|support|give)|i must decline|i['’]?d rather not|as an ai\b[^.]{0,60}\bi (can['’]?t|cannot|am (not able|unable)))/i;

/** What Arena's clean-up and common chat clients leave behind when a stream is cut. */
const UNFINISHED_END = new Set(["▌", "█"]);

export function responseMarks(text: string): number {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  let marks = 0;
  if (text.length < 2000 && ERROR_TEXT.test(head)) marks |= ResponseFlag.ERROR_TEXT;
  if (REFUSAL.test(head)) marks |= ResponseFlag.REFUSAL;
  if (UNFINISHED_END.has(text.slice(-4).trimEnd().slice(-1))) marks |= ResponseFlag.TRUNCATED;
  return marks;
}
