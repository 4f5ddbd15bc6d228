/** What the labels of a table of units are: the preferred side; the same without ties; the category; the size of the preference. */
export const LABEL_KINDS = ["side", "decided", "category", "size"] as const;

export type LabelKind = (typeof LABEL_KINDS)[number];
