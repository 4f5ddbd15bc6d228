/** Which side a written justification says is better: "Response A is more accurate", "the second one is clearer". */
import { CommentSide } from "#app/metrics/batch-view.ts";

const NOUN = "(?:response|answer|option|reply|output|completion|assistant|model|candidate|version|text)s?";
const FIRST = `(?:${NOUN} ?#?(?:a|1|one)|(?:the )?(?:first|left)(?: (?:${NOUN}|one))?|@?response_a|a)`;
const SECOND = `(?:${NOUN} ?#?(?:b|2|two)|(?:the )?(?:second|right)(?: (?:${NOUN}|one))?|@?response_b|b)`;
const HOW = "(?:(?:much|slightly|clearly|far|a (?:bit|lot|little)|significantly|marginally|definitely|overall|also) )*";
const BETTER = `(?:is|was|are|seems|feels|looks|does|did|wins|reads) ?${HOW}(?:the )?${HOW}(?:better|best|more|preferred|preferable|superior|stronger|clearer|nicer|winner)\\b|wins\\b|is (?:my )?(?:choice|preference)\\b`;
const WORSE = `(?:is|was|are|seems|feels|looks|does|did|reads) ?${HOW}(?:worse|worst|weaker|inferior|less)\\b|loses\\b`;
const PREFER = `(?:prefer|preferred|choose|chose|picked|pick|liked?|favou?r) (?:the )?`;

const says = (side: string, what: string) => new RegExp(`(?:^|[^\\p{L}\\p{N}'])${side} ${`(?:${what})`}`, "u");
const preferred = (side: string) => new RegExp(`\\b${PREFER}${side}(?![\\p{L}\\p{N}])`, "u");
const FOR_FIRST = [says(FIRST, BETTER), says(SECOND, WORSE), preferred(FIRST)];
const FOR_SECOND = [says(SECOND, BETTER), says(FIRST, WORSE), preferred(SECOND)];
const NEGATION = /\b(?:not|n't|neither|nor|both|equally)\b|n't\b/;

/** FIRST or SECOND when the comment speaks for one side only and denies nothing; else NONE: a doubt is no evidence. */
export function commentSide(comment: string): number {
  if (comment.length > 4000) return CommentSide.NONE;
  const text = comment.toLowerCase().replaceAll("’", "'");
  if (NEGATION.test(text)) return CommentSide.NONE;
  const first = FOR_FIRST.some((pattern) => pattern.test(text));
  const second = FOR_SECOND.some((pattern) => pattern.test(text));
  if (first === second) return CommentSide.NONE;
  return first ? CommentSide.FIRST : CommentSide.SECOND;
}
