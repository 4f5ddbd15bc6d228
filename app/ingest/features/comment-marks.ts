/**
 * Traces that a chat model leaves in a text it wrote for somebody: it speaks to whoever asked, or formats in Markdown, which a
 * comment box shows as stars and hashes. Style and vocabulary are no evidence and are not looked at: detectors that judge by
 * them take people who write in a second language for models (Liang et al., Patterns 4 (2023) 100779).
 */
import { CommentMark } from "#app/metrics/batch-view.ts";
import type { TextFeatures } from "./text-features.ts";

/** A reason may quote such words from a response; one that begins or ends with them, outside quotes, is spoken by a model. */
const OPENS =
  /^[\s*#>-]*(?:(?:certainly|sure|absolutely|of course)[!,.:]\s+(?:here|i|let|below)\b|(?:sure|certainly) thing\b|here(?:'s| is| are) (?:a|an|my|the|your) (?:\w+ ){0,3}(?:comparison|analysis|evaluation|justification|explanation|assessment|breakdown|rationale|reasoning)\b|as an ai\b|as a (?:large )?language model\b|i(?:'m| am) sorry, but i\b|i (?:can't|cannot) (?:assist|help) with\b)/;
const ENDS =
  /(?:(?:i )?hope (?:this|that) helps\b|let me know if (?:you|there)\b|feel free to (?:ask|reach|let)\b|would you like me to\b|is there anything else\b|if you(?:'d| would) like(?: me)?,? (?:i|to)\b)[^.!?"”]{0,80}[.!?]?\s*$/;
const EDGE = 160;

/** Bits of `CommentMark`; `features` are those of the comment. */
export function commentMarks(comment: string, { bold, headers }: TextFeatures): number {
  const head = plain(comment.slice(0, EDGE));
  const tail = plain(comment.slice(-EDGE));
  return (
    (OPENS.test(head) || ENDS.test(tail) ? CommentMark.ASSISTANT_SPEECH : 0) |
    (bold > 0 || headers > 0 ? CommentMark.MARKDOWN : 0)
  );
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("’", "'");
}
