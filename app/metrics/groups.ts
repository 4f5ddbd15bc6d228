/** What the groups of metrics are called, and the question each answers. */
import type { MetricGroup } from "./metric.ts";

export const METRIC_GROUPS: Record<MetricGroup, { title: string; question: string }> = {
  integrity: { title: "Integrity", question: "is the file whole, new and as ordered" },
  gold: { title: "Gold", question: "do annotators say what was agreed" },
  agreement: { title: "Agreement", question: "do they say the same of the same item" },
  bias: { title: "Bias", question: "what wins besides quality" },
  conduct: { title: "Conduct", question: "how the labels were given" },
  policy: { title: "Policy", question: "which models answered, and how fresh they are" },
  drift: { title: "Drift", question: "what changed since the batch before" },
  scores: { title: "Scores", question: "what reward models, judges and traits say of the labels" },
};
