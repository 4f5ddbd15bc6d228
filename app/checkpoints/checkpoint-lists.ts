/** The lists of a contract's checkpoints: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import type { CheckpointsPage } from "./checkpoints-page.server.ts";

export const CHECKPOINT_LIST: List<CheckpointsPage["checkpoints"][number]> = {
  name: "checkpoints",
  filters: ["family", "state"],
  cells: {
    name: ({ model }) => model,
    family: ({ family }) => family,
    order: ({ place }) => place,
    "what it is": ({ about }) => about,
    registered: ({ isRegistered }) => (isRegistered ? "yes" : "no"),
    state: ({ state }) => state,
    approved: ({ approved }) => approved,
    "start week": ({ startWeek }) => startWeek,
    downtimes: ({ downtimes }) => downtimes,
    responses: ({ responses }) => responses,
    weeks: ({ batches }) => batches.map(({ week }) => week).join(" "),
  },
};

const figureOf = (outcome: Outcome, key: "value" | "low" | "high") =>
  outcome.kind === "estimate" ? outcome[key] : null;
const countOf = (outcome: Outcome) => (outcome.kind === "not-computable" ? null : outcome.n);

function whyNone(outcome: Outcome): string | null {
  if (outcome.kind === "estimate") return null;
  return outcome.kind === "not-enough" ? `fewer than ${outcome.needed}` : outcome.reason;
}

export const ON_POLICY_LIST: List<CheckpointsPage["weeks"][number]> = {
  name: "weeks",
  cells: {
    week: ({ week }) => week,
    "on-policy share": ({ share }) => figureOf(share, "value"),
    low: ({ share }) => figureOf(share, "low"),
    high: ({ share }) => figureOf(share, "high"),
    responses: ({ share }) => countOf(share),
    "no share because": ({ share }) => whyNone(share),
    "age in checkpoints": ({ age }) => figureOf(age, "value"),
    "age low": ({ age }) => figureOf(age, "low"),
    "age high": ({ age }) => figureOf(age, "high"),
    "age responses": ({ age }) => countOf(age),
    "no age because": ({ age }) => whyNone(age),
    models: ({ models }) => models.map(({ model }) => model).join(" "),
  },
};
