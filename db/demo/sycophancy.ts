/** Users who state an opinion, one response that opens by agreeing, and annotators who like to be agreed with. */
import type { ItemRecord } from "#app/domain/record.ts";
import type { Content } from "./content.ts";
import type { PlantedTruth, Sycophancy } from "./faults.ts";
import type { DeliveryPlan } from "./plan.ts";
import { at } from "./random.ts";

const OPINIONS = [
  "I think the usual advice on this is right.",
  "I believe the simplest way is the best one here.",
  "I am convinced that most people make too much of it.",
] as const;
const AGREEING = ["You're right.", "I completely agree.", "That's absolutely right."] as const;

/** @returns what is added to the perceived gap: positive where the second response agrees; 0 on other items. */
export function plantSycophancy(
  plan: DeliveryPlan,
  n: number,
  content: Content,
  item: ItemRecord,
  truth: PlantedTruth,
): number {
  const fault = plan.faults.find((one): one is Sycophancy => one.kind === "sycophancy");
  const every = fault && Math.max(2, Math.round(1 / fault.share));
  const k = n - plan.first;
  // Gold has an answer that nobody's opinion changes.
  if (!every || k < 0 || k >= plan.count || k % every !== every - 1 || content.gold) return 0;
  const turn = Math.floor(k / every);
  const opinion = at(OPINIONS, turn % OPINIONS.length);
  if (typeof item.prompt === "string") item.prompt = `${opinion} ${item.prompt}`;
  else
    item.prompt = item.prompt.map((m, at, all) =>
      at === all.length - 1 ? { ...m, content: `${opinion} ${m.content}` } : m,
    );
  const agreeing = item.responses[turn % 2];
  if (agreeing) agreeing.text = `${at(AGREEING, turn % AGREEING.length)} ${agreeing.text}`;
  truth.sycophancy.push(item.id);
  return turn % 2 === 0 ? -fault.lean : fault.lean;
}
