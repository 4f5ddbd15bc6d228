/** Who judges an item, and the judgment each makes. */
import type { JudgmentRecord } from "#app/domain/record.ts";
import { type Annotator, activeSeconds, type Comparison, label } from "./annotators.ts";
import { comment } from "./comments.ts";
import type { Content } from "./content.ts";
import { DAY, HOUR } from "./contract.ts";
import type { AnnotatorFault, PlantedTruth } from "./faults.ts";
import type { DeliveryPlan } from "./plan.ts";
import { at, type Random } from "./random.ts";

export function raters(pool: Annotator[], draw: Uint16Array, overlap: number, random: Random): Annotator[] {
  const wanted = random.chance(overlap) ? (random.chance(0.25) ? 3 : 2) : 1;
  const chosen: Annotator[] = [];
  while (chosen.length < Math.min(wanted, pool.length)) {
    const next = at(pool, draw[random.below(draw.length)] ?? 0);
    if (!chosen.includes(next)) chosen.push(next);
  }
  return chosen;
}

export function judgment(
  plan: DeliveryPlan,
  i: number,
  content: Content,
  { pull, lean }: { pull: number; lean: number },
  who: Annotator,
  random: Random,
  truth: PlantedTruth,
  /** The label that a copier saw. */
  copied?: number,
): JudgmentRecord {
  const seen: Comparison = {
    gap: content.gap + lean,
    firstChars: content.first.length,
    secondChars: content.second.length,
    promptChars: content.promptChars,
    pull,
    formatted: who.conduct === "format-lover" ? marks(content.second) - marks(content.first) : 0,
  };
  const own = label(who, seen, plan.noise, random);
  const value = copied ?? own;
  const known = truth.annotators[who.name];
  if (known) known.judgments += 1;
  else truth.annotators[who.name] = { conduct: who.conduct, judgments: 1 };
  truth.judgments += 1;
  if (value !== 3 && content.gap !== 0) {
    truth.sidesTaken += 1;
    if (value > 3 === content.gap > 0) truth.sidesRight += 1;
  }
  const made: JudgmentRecord = {
    annotator: who.name,
    kind: "likert",
    value,
    points: 5,
    seconds: activeSeconds(who, seen, random),
    at: moment(plan, i, random),
  };
  if (namesSampling(plan, i) && made.at && made.seconds)
    made.started_at = new Date(Date.parse(made.at) - 1000 * made.seconds).toISOString();
  if (value !== 3 && random.chance(plan.comments))
    made.comment = comment(who, content.kinds[value > 3 ? 0 : 1], plan.seed + plan.first + i, random);
  return made;
}

/** Who judges an item when copiers are about: a copier takes the place of whoever else judges with the one he copies. */
export function withCopiers(chosen: Annotator[], pool: Annotator[], copiers: readonly AnnotatorFault[]): Annotator[] {
  for (const { annotator, of } of copiers) {
    const copier = annotatorNamed(pool, annotator);
    const victim = chosen.find((who) => who.name === of);
    // He has nobody else's labels before him: without the one he copies he is not at work on shared items.
    if (victim && chosen.length > 1) return [victim, copier];
  }
  return chosen;
}

/** Whether the item's record says how it came to be. */
export function namesSampling({ provenance }: DeliveryPlan, i: number): boolean {
  return provenance === true && i % 50 !== 49;
}

/** Bold, headers and list items. */
function marks(text: string): number {
  return text.match(/[*][*]|^#+ |^[-*] |^\d+[.] /gm)?.length ?? 0;
}

/** Spread over Monday to Friday, 8:00 to 17:30 UTC, in delivery order with twenty minutes of jitter. */
function moment(plan: DeliveryPlan, i: number, random: Random): string {
  const place = (i / plan.count) * 5;
  const day = Math.floor(place);
  const within = (place - day) * 9.2 * HOUR + random.unit() * 0.3 * HOUR;
  return new Date(plan.monday + day * DAY + 8 * HOUR + Math.floor(within)).toISOString();
}

export function annotatorNamed(pool: Annotator[], name: string): Annotator {
  return pool.find((who) => who.name === name) ?? at(pool, 0);
}
