/** What a judgment, its item or a response of it can be found to have: the marks that records are listed and left out by. */
export const MARKS = [
  "gold_wrong",
  "gold_right",
  "disagreement",
  "repeat",
  "duplicate",
  "near_duplicate",
  "copy_of_earlier",
  "near_copy_of_earlier",
  "copy_elsewhere",
  "near_copy_elsewhere",
  "contaminated",
  "pii",
  "secret",
  "language_mismatch",
  "refusal",
  "apology",
  "identity_leak",
  "broken",
  "violated",
] as const;

export type Mark = (typeof MARKS)[number];

/** As the choice of a form, and as a phrase that follows "judgments". */
export const MARK_TEXT: Record<Mark, { title: string; phrase: string }> = {
  gold_wrong: { title: "gold answered wrong", phrase: "that miss the gold answer" },
  gold_right: { title: "gold answered right", phrase: "that give the gold answer" },
  disagreement: { title: "annotators disagree", phrase: "that another annotator contradicts" },
  repeat: { title: "asked again", phrase: "that repeat an earlier one of the same annotator" },
  duplicate: { title: "exact duplicate", phrase: "on exact duplicates" },
  near_duplicate: { title: "near-duplicate", phrase: "on near-duplicates" },
  copy_of_earlier: { title: "copy of an earlier week", phrase: "on items delivered in an earlier week" },
  near_copy_of_earlier: {
    title: "near-copy of an earlier week",
    phrase: "on items delivered in an earlier week, exactly or nearly",
  },
  copy_elsewhere: { title: "copy from another contract", phrase: "on items that another contract delivered" },
  near_copy_elsewhere: {
    title: "near-copy from another contract",
    phrase: "on items that another contract delivered, exactly or nearly",
  },
  contaminated: { title: "evaluation contamination", phrase: "on prompts of a protected evaluation set" },
  pii: { title: "personal data", phrase: "on records with personal data" },
  secret: { title: "secrets", phrase: "on records with secrets" },
  language_mismatch: { title: "another language than named", phrase: "on records in another language than named" },
  refusal: { title: "refusal", phrase: "on records with a refusal" },
  apology: { title: "apology", phrase: "on records with an apology" },
  identity_leak: { title: "identity leak", phrase: "on records whose response names a model or vendor" },
  broken: { title: "empty, error, unfinished or identical", phrase: "on pairs that cannot teach a preference" },
  violated: { title: "violated constraint", phrase: "on records with a violated constraint" },
};
