/**
 * A population for what is told of annotators by who agrees with whom (Dawid-Skene, MACE, CROWDLAB), from few prompts to many:
 * six annotators of different skill, three of whom judge each item, and a model's scores. Prompts are easy or hard by halves,
 * and items of a prompt share it, so that errors of a prompt come together.
 *
 * With hard and easy prompts mixed no latent-class model is exactly true; what an interval has to hold is what the same metric
 * says of a sample so large that its own error does not matter.
 */
import { isOfFewPrompts } from "#app/metrics/cluster-keys.ts";
import { annotatorSkill } from "#app/metrics/gold/annotator-skill.ts";
import { metricById } from "#app/metrics/index.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

type Random = () => number;

/** Chance of each annotator to take the better side on easy and on hard prompts. */
const SKILLS = [
  { easy: 0.98, hard: 0.8 },
  { easy: 0.96, hard: 0.75 },
  { easy: 0.95, hard: 0.7 },
  { easy: 0.93, hard: 0.65 },
  { easy: 0.9, hard: 0.65 },
  { easy: 0.85, hard: 0.6 },
];
const ANNOTATORS = SKILLS.map((_, who) => `a${who}`);
const RATERS = 3;
/** How often the scores prefer the better response. */
const MODEL = { easy: 0.9, hard: 0.7 };

export interface FewPrompts {
  prompts: number;
  itemsPerPrompt: number;
}

export function sampleOfSkills(
  { prompts, itemsPerPrompt }: FewPrompts,
  random: Random,
  drawn: () => "easy" | "hard" = () => (random() < 0.5 ? "hard" : "easy"),
) {
  let hard = 0;
  const values: number[] = [];
  const items = Array.from({ length: prompts }, (_, prompt) => {
    const kind = drawn();
    hard += Number(kind === "hard");
    return Array.from({ length: itemsPerPrompt }, (): ItemRow => {
      const better = random() < 0.5 ? -1 : 1;
      const start = Math.floor(random() * ANNOTATORS.length);
      const margin = (random() < MODEL[kind] ? better : -better) * (0.2 + random());
      values.push(...(margin > 0 ? [0, margin] : [-margin, 0]));
      const judgments = Array.from({ length: RATERS }, (_, r) => {
        const who = (start + r) % ANNOTATORS.length;
        const right = random() < (SKILLS[who]?.[kind] ?? 0);
        return { annotator: ANNOTATORS[who] ?? "", strength: right ? better : -better };
      });
      return { prompt, judgments };
    });
  }).flat();
  const context: MeasureContext = {
    ...NO_CONTEXT,
    scores: [{ name: "rm", kind: "reward", values: Float32Array.from(values) }],
  };
  return { view: viewOf(items), context, hardShare: hard / prompts };
}

type Sampled = ReturnType<typeof sampleOfSkills>;
export interface Told {
  value: number;
  low: number;
  high: number;
}

/** What is told of a sample by name: one number of a metric, or one of each annotator. null where nothing is told. */
export const TOLD: Record<string, (sampled: Sampled) => (Told | null)[]> = {
  "dawid-skene-accuracy": (sampled) => [ofMetric("dawid-skene-accuracy", sampled)],
  "skill of each annotator": ({ view }) => {
    const table = annotatorSkill(view);
    return ANNOTATORS.map((name) =>
      typeof table === "string" ? null : (table.skills[view.names.annotators.indexOf(name)] ?? null),
    );
  },
  "mace-competence": (sampled) => [ofMetric("mace-competence", sampled)],
  "consensus-confidence": (sampled) => [ofMetric("consensus-confidence", sampled)],
  crowdlab: (sampled) => [ofMetric("crowdlab", sampled)],
};

/** null also where its state is "not enough data" whatever the interval. */
function ofMetric(id: string, { view, context }: Sampled): Told | null {
  const metric = metricById(id);
  const outcome = metric?.measure(view, context);
  return metric && outcome?.kind === "estimate" && outcome.n >= metric.minimumN ? outcome : null;
}

const LARGE = 60_000;
const truths = new Map<string, number[]>();

/**
 * What is told of 60,000 items: half of them hard, or as many as of the prompts at hand where these are so few that they are
 * taken as given (`app/metrics/cluster-keys.ts`).
 */
export function truthOf(name: string, hardShare = 0.5): number[] {
  const key = `${name} ${hardShare}`;
  const known = truths.get(key);
  if (known) return known;
  let prompt = 0;
  const spread = () => {
    prompt += 1;
    return Math.floor(prompt * hardShare) > Math.floor((prompt - 1) * hardShare) ? "hard" : "easy";
  };
  const large = sampleOfSkills({ prompts: LARGE, itemsPerPrompt: 1 }, seededRandom(7), spread);
  for (const [one, tell] of Object.entries(TOLD))
    truths.set(
      `${one} ${hardShare}`,
      tell(large).map((told) => told?.value ?? Number.NaN),
    );
  return truths.get(key) ?? [];
}

export interface FewPromptsCoverage {
  /** Intervals that were claimed, and how often the truth lay below and above; samples times numbers that were not told. */
  claimed: number;
  below: number;
  above: number;
  untold: number;
  /** Mean of what was told, less the truth. */
  bias: number;
  width: number;
}

export function skillCoverage(
  names: readonly string[],
  design: FewPrompts,
  samples: number,
  seed = 1,
): Map<string, FewPromptsCoverage> {
  const random = seededRandom(seed * 1_000 + design.prompts);
  const found = new Map(
    names.map((name) => [name, { claimed: 0, below: 0, above: 0, untold: 0, bias: 0, width: 0 }] as const),
  );
  for (let one = 0; one < samples; one += 1) {
    const sampled = sampleOfSkills(design, random);
    const share = isOfFewPrompts(sampled.view.items) ? sampled.hardShare : 0.5;
    for (const [name, counts] of found) count(counts, TOLD[name]?.(sampled) ?? [], truthOf(name, share));
  }
  return found;
}

function count(counts: FewPromptsCoverage, told: readonly (Told | null)[], truths: readonly number[]): void {
  for (const [i, one] of told.entries()) {
    const truth = truths[i] ?? Number.NaN;
    if (!one) {
      counts.untold += 1;
      continue;
    }
    counts.claimed += 1;
    counts.below += Number(truth < one.low);
    counts.above += Number(truth > one.high);
    counts.bias += (one.value - truth - counts.bias) / counts.claimed;
    counts.width += (one.high - one.low - counts.width) / counts.claimed;
  }
}
