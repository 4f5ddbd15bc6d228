/** How a weight reaches a trainer. Most trainers read no weight of a row, so that the others are ways round them. */

export const WEIGHT_FORMS = ["column", "shards", "resample", "margin", "sidecar"] as const;
export type WeightForm = (typeof WEIGHT_FORMS)[number];

export const WEIGHT_FORM_CHOICES: Record<WeightForm, { title: string; about: string }> = {
  column: { title: "Weight column", about: "Each row says its weight. For trainers of your own: see who ignores it." },
  shards: {
    title: "One shard per weight",
    about:
      "Rows of about one weight make a file; the trainer's mixer draws from the files in proportion to rows × weight.",
  },
  resample: {
    title: "Resampled rows",
    about:
      "A row of weight w is written floor(w) times, and once more with probability w − floor(w), drawn by the seed and the record. Works with every trainer; weights below 1 leave rows out.",
  },
  margin: {
    title: "Margin × weight",
    about: "The margin is multiplied by the weight. Only for reward models with a margin in their loss.",
  },
  sidecar: {
    title: "Sidecar",
    about: "Rows say their record's id; a second file says the weight of each, row by row in the same order.",
  },
};

/** The files of a sidecar export. */
export const SIDECAR_PARTS = ["data", "weights"] as const;
