import { diffWordsWithSpace } from "diff";

export interface WordDiffProps {
  before: string;
  after: string;
}

/** Beyond this many edits two texts have little in common and the comparison would cost seconds. */
const MAX_EDITS = 2_000;

/** `after` with what was added (ins) and removed (del) against `before`. */
export function WordDiff({ before, after }: WordDiffProps) {
  if (before === after) return <p className="sub">The texts are identical.</p>;
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS });
  if (!changes) return <p className="sub">The texts have too little in common to compare word by word.</p>;
  return (
    <div className="word-diff">
      {changes.map((change, i) =>
        change.added ? (
          <ins key={i}>{change.value}</ins>
        ) : change.removed ? (
          <del key={i}>{change.value}</del>
        ) : (
          <span key={i}>{change.value}</span>
        ),
      )}
    </div>
  );
}
