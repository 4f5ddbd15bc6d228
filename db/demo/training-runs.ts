/**
 * What the demo's model gained from its data: invented benchmarks, effects that are known, and noise of seeds and items on
 * top. Week 2's run has two seeds, too few to say; week 4 went into training with week 5; nobody left week 1 out.
 */
export const DEMO_CHECKPOINT = "sft-7b-r0";
export const DEMO_METHOD = "DPO";

export interface DemoBenchmark {
  name: string;
  unit: "share";
  better: "higher" | "lower";
  n: number;
  /** Of the base checkpoint. */
  base: number;
  /** Standard deviation over seeds. */
  seedNoise: number;
  /** Gain over the base of the release through each week. */
  gains: Record<number, number>;
  /** What each week adds to the whole. */
  worths: Record<number, number>;
  contamination?: string;
}

export const DEMO_BENCHMARKS: readonly DemoBenchmark[] = [
  {
    name: "assistant bench 2.1, win rate",
    unit: "share",
    better: "higher",
    n: 800,
    base: 0.5,
    seedNoise: 0.006,
    gains: { 2: 0.008, 3: 0.022, 5: 0.058 },
    worths: { 2: 0.004, 3: 0.002, 4: 0.021, 5: 0.026 },
  },
  {
    name: "instruction checks, strict",
    unit: "share",
    better: "higher",
    n: 541,
    base: 0.612,
    seedNoise: 0.008,
    gains: { 2: 0.002, 3: 0.004, 5: 0.012 },
    worths: { 2: 0, 3: 0.003, 4: 0.002, 5: 0.006 },
  },
  {
    name: "false refusals",
    unit: "share",
    better: "lower",
    n: 450,
    base: 0.083,
    seedNoise: 0.005,
    gains: { 2: 0, 3: -0.004, 5: 0.013 },
    worths: { 2: 0.001, 3: -0.012, 4: 0.004, 5: 0.003 },
    contamination: "12 of 450 prompts are close to prompts of week 2",
  },
];

/** Weeks at whose end a release was trained on, with the number of seeds. */
export const DEMO_RUN_SEEDS: Record<number, number> = { 2: 2, 3: 3, 5: 4 };
export const DEMO_ABLATED_WEEKS = [2, 3, 4, 5];
export const DEMO_ABLATION_SEEDS = 3;
