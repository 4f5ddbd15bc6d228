import { biasSpanningJackknife } from "#app/stats/delete-group-jackknife.ts";
import { fixedPointShift } from "#app/stats/fixed-point-shift.ts";
import { logOddsJackknife } from "#app/stats/log-odds-jackknife.ts";
import { type Mace, MaceFit, mace } from "#app/stats/mace.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { FEWEST_ANSWERS } from "./annotator-skill.ts";
import { leavePromptsOut } from "./leave-prompts-out.ts";
import { listedAnswers, type SideAnswers, sideAnswers } from "./side-answers.ts";
import { notIdentifiable, whyNotIdentifiable } from "./why-not-identifiable.ts";

const STEPS = [2, 1, 1];
const TOLERANCE = 1e-6;

export const maceCompetence: Metric = {
  id: "mace-competence",
  version: 3,
  title: "Competence (MACE)",
  group: "gold",
  unit: "share",
  better: "higher",
  about: "Share of answers given by looking rather than out of habit; one who always picks the same side has none.",
  formula: `Mean over annotators with ${FEWEST_ANSWERS} or more shared comparisons, weighted by them, of θ in the model "knows the better side with probability θ, else answers from a habit"; EM from θ = 1/2, 0.1 added to habits. Ties are left out. Interval: delete-a-group jackknife on the log odds, prompts left out a tenth at a time, four EM steps, extrapolated; it spans the value and the value with its bias taken out.`,
  source: "Hovy et al. 2013 (MACE). Lines: ours.",
  needs: ["100 or more comparisons decided by two or more annotators", "annotator ids"],
  nUnit: `answers on shared comparisons by annotators with ${FEWEST_ANSWERS} or more`,
  minimumN: 200,
  lines: { warn: 0.4, fail: 0.2 },
  gate: false,
  slices: "items",
  shownOnly: true,
  measure: (view) => {
    const data = sideAnswers(view);
    const why = whyNotIdentifiable(view, data);
    if (why !== null) return notIdentifiable(view, why);
    const counted = data.counts.map((n, who) => (n >= FEWEST_ANSWERS && data.overlap.connected[who] === 1 ? n : 0));
    const n = counted.reduce((sum, one) => sum + one, 0);
    if (n === 0) return notEnough(maceCompetence, 0);
    const model = mace(data.answers, { tolerance: TOLERANCE });
    const mean = ({ competence }: Pick<Mace, "competence">) =>
      counted.reduce((sum, weight, who) => (weight > 0 ? sum + (weight / n) * (competence[who] as number) : sum), 0);
    const value = mean(model);
    const spread = logOddsJackknife(value, leftOut(view, data, model, mean), biasSpanningJackknife);
    const answersOf = listedAnswers(view);
    const rows = view.names.annotators
      .map((name, who) => ({ name, theta: model.competence[who] as number, n: counted[who] as number }))
      .filter((row) => row.n > 0)
      .sort((a, b) => a.theta - b.theta || (a.name < b.name ? -1 : 1));
    return {
      kind: "estimate",
      value,
      low: Math.max(0, spread?.low ?? 0),
      high: Math.min(1, spread?.high ?? 1),
      n,
      nUnit: maceCompetence.nUnit,
      detail: {
        title: "Annotators, lowest competence first",
        columns: ["annotator", "competence", "answers"],
        rows: rows.map((row) => [row.name, row.theta, row.n]),
        rowParams: rows.map(({ name }) => answersOf(name)),
      },
    };
  },
};

/** The mean without each tenth of the prompts. */
function leftOut(
  view: BatchView,
  { answers, item }: SideAnswers,
  model: Mace,
  mean: (one: Pick<Mace, "competence">) => number,
): number[] {
  const moves: [number[], number[], number[]] = [[], [], []];
  for (const keep of leavePromptsOut(view, { item })) {
    const fit = new MaceFit(answers, { keep, from: model });
    let before = mean(fit);
    for (const [i, mostSteps] of STEPS.entries()) {
      fit.advance(mostSteps, 0);
      const now = mean(fit);
      moves[i]?.push(now - before);
      before = now;
    }
  }
  const [first, second, third] = moves;
  const rest = fixedPointShift(second, third);
  return first.map((move, i) => mean(model) + move + (rest[i] as number));
}
