/**
 * A written justification with what names a side, and every number, left open: "Response A is clearer than B" and "Response B
 * is clearer than A" are one form that somebody fills in.
 */
const SIDE_OR_NUMBER = /@?response_[ab]\b|\b(?:a|b|first|second|left|right|one|two|1st|2nd)\b|\p{N}+/gu;

/** The form; two justifications have the same one or they have not. Longer texts are no sentence or two and stay as they are. */
export function commentForm(comment: string): string {
  return comment.length > 4000 ? comment : comment.toLowerCase().replace(SIDE_OR_NUMBER, "#");
}
