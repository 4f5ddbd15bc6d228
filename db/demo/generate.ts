/** The items of a delivery, one by one, with what is true about each. Pure: the plan is the only input. */
import type { ItemRecord } from "#app/domain/record.ts";
import { annotatorPool } from "./annotators.ts";
import type { AnswerKind } from "./answer.ts";
import { type Content, contentOf } from "./content.ts";
import { placeBlocks } from "./copied-blocks.ts";
import {
  type AnnotatorFault,
  CONDUCTS,
  type Fault,
  type LengthDrift,
  type PlantedTruth,
  type StaleCheckpoint,
} from "./faults.ts";
import { idOf } from "./ids.ts";
import { annotatorNamed, judgment, namesSampling, raters, withCopiers } from "./judge.ts";
import type { DeliveryPlan } from "./plan.ts";
import { Prompts } from "./prompts.ts";
import { plantProtected } from "./protected.ts";
import { Random } from "./random.ts";
import { plantSycophancy } from "./sycophancy.ts";
import { nearCopyOf, plantTextFaults } from "./text-faults.ts";

const JUDGMENT_STREAM = 0x6a756467;
const SAMPLING = { temperature: 0.8, top_p: 0.95, max_tokens: 1024 };

export interface Generated {
  item: ItemRecord;
  /** What the first and second response really are. */
  kinds: [AnswerKind, AnswerKind];
  /** Positive: the second shown is truly better. Within [-1, 1]. */
  gap: number;
}

/** Yields the items in delivery order and fills `truth` on the way. */
export function* generateItems(plan: DeliveryPlan, truth: PlantedTruth): Generator<Generated> {
  const prompts = new Prompts(plan.mix, plan.seed);
  const random = new Random();
  const judging = new Random();
  const { pool, draw } = annotatorPool(plan.annotators, plan.faults.filter(isConduct), plan.seed);
  const stale = plan.faults.find((f): f is StaleCheckpoint => f.kind === "stale-checkpoint");
  const drifts = plan.faults.filter((f): f is LengthDrift => f.kind === "length-drift");
  const copiers = plan.faults.filter(isConduct).filter(({ kind }) => kind === "copier");
  const blocks = placeBlocks(plan);
  truth.lengthDrift.push(...drifts.map((drift) => drift.domain));
  for (const fault of plan.faults.filter(isConduct))
    truth.annotators[fault.annotator] = { conduct: fault.kind, judgments: 0 };

  for (let i = 0; i < plan.count; i += 1) {
    const block = blocks.find((b) => i >= b.start && i < b.start + b.length);
    const n = block ? block.source + i - block.start : plan.first + (nearCopyOf(plan, i) ?? i);
    const content = contentOf(prompts, n, plan, random.restart(plan.seed, n));
    judging.restart(plan.seed ^ JUDGMENT_STREAM, plan.first + i);
    const isStale = stale !== undefined && judging.chance(stale.share);
    const pull = drifts.find((drift) => drift.domain === content.domain)?.pull ?? 0;
    const item = record(plan, i, content, isStale ? stale.models : plan.models);
    plantTextFaults(plan, i, item, truth);
    plantProtected(plan, n, content, item, truth);
    const lean = plantSycophancy(plan, n, content, item, truth);
    const who = block
      ? [annotatorNamed(pool, block.annotator)]
      : withCopiers(raters(pool, draw, content.gold ? 0 : plan.overlap, judging), pool, copiers);
    for (const annotator of who) {
      const seen = copiers.find((one) => one.annotator === annotator.name)?.of;
      const copied = item.judgments.find((one) => one.annotator === seen && one.kind === "likert");
      const value = copied?.kind === "likert" ? copied.value : undefined;
      item.judgments.push(judgment(plan, i, content, { pull, lean }, annotator, judging, truth, value));
    }
    count(truth, item, content, isStale);
    if (block) block.copies.push({ id: item.id, of: idOf(block.prefix, block.sourceLine + i - block.start) });
    yield { item, kinds: content.kinds, gap: content.gap };
  }
  for (const block of blocks) (block.within ? truth.copiedWithin : truth.copiedFromEarlier).push(...block.copies);
}

function record(plan: DeliveryPlan, i: number, content: Content, models: [string, string]): ItemRecord {
  const item: ItemRecord = {
    id: idOf(plan.prefix, i),
    prompt: content.prompt,
    responses: [
      { text: content.first, model: models[content.firstVariant] },
      { text: content.second, model: models[content.firstVariant === 0 ? 1 : 0] },
    ],
    judgments: [],
    domain: content.domain,
    language: content.language,
  };
  if (namesSampling(plan, i)) for (const response of item.responses) response.params = SAMPLING;
  if (content.gold) item.gold = { kind: "likert", value: content.gap > 0 ? 5 : 1, points: 5 };
  return item;
}

function count(truth: PlantedTruth, item: ItemRecord, content: Content, isStale: boolean): void {
  truth.items += 1;
  if (content.gold) truth.goldItems += 1;
  if (item.judgments.length > 1) truth.overlapItems += 1;
  if (isStale) truth.staleItems += 1;
}

function isConduct(fault: Fault): fault is AnnotatorFault {
  return CONDUCTS.some((conduct) => conduct === fault.kind);
}
