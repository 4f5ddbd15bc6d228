/** A canonical record that breaks no rule, to be broken one rule at a time. */
export function aRecord(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "r-1",
    prompt: "Name the largest moon of Saturn.",
    responses: [
      { text: "Titan.", model: "m-a" },
      { text: "Rhea.", model: "m-b" },
    ],
    judgments: [{ annotator: "p-07", kind: "likert", value: 2, points: 5, seconds: 41.5, at: "2025-03-04T09:30:00Z" }],
    domain: "astronomy",
    language: "en",
    ...changes,
  };
}

/** The same with one judgment, changed. */
export function withJudgment(judgment: unknown, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return aRecord({ judgments: [judgment], ...changes });
}
