/** Counts a release's funnel: deliveries and what was set aside, what became of each record, and by which rule. */
import { describeRule } from "#app/review/rules.ts";
import { quarantineByRule } from "#db/deliveries.server.ts";
import type { ReleaseRow } from "#db/releases.server.ts";
import { isExclusion, itemsOf } from "./diff-reasons.ts";
import { chunksOf, firstItem, type OneSide, sidesOf } from "./diff-sides.server.ts";
import { type FunnelReason, type FunnelStep, ReasonCounter } from "./funnel.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { NO_ENTRY, OUTCOMES_PER_CHUNK, type OutcomeChunk } from "./outcomes.ts";
import { outcomesOf, type ReleaseOutcomes } from "./release-outcomes.server.ts";
import { NO_PAIR_REASONS, type NoPairReason } from "./training-pair.ts";

/** @throws VaultFault when the outcomes were not kept with the release and its texts are gone. */
export async function releaseFunnel(tools: ReleaseTools, release: ReleaseRow): Promise<FunnelStep[]> {
  const outcomes = await outcomesOf(tools, release);
  const aside = new ReasonCounter();
  const stopped = new ReasonCounter();
  const rows = { delivered: 0, aside: 0 };
  for (const side of sidesOf(outcomes)) {
    for (const { rows: delivered, quarantined } of side.member.deliveries) {
      rows.delivered += delivered;
      rows.aside += quarantined;
    }
    await countAside(tools, side, aside);
    await countStopped(tools, side, stopped);
  }
  const { counts } = outcomes.manifest;
  const singles = (counts.singles ?? 0) + (counts.steps ?? 0);
  const items = stopped.list().reduce((sum, { count }) => sum + count, 0);
  const held = counts.heldOut?.pairs ?? 0;
  return [
    { step: "Delivered", unit: "rows", left: rows.delivered, out: [] },
    { step: "Readable", unit: "rows", left: rows.delivered - rows.aside, out: aside.list() },
    { step: "Valid", unit: "items", left: counts.valid, out: [] },
    {
      step: "Kept",
      unit: "items",
      left: counts.valid - items,
      out: stopped.list().map((one) => opened(one, outcomes)),
    },
    { step: "Pairs", unit: singles > 0 ? "pairs, and single labels" : "pairs", left: counts.pairs + singles, out: [] },
    {
      step: "Train",
      unit: "pairs",
      left: counts.pairs + singles - held,
      out: heldOutReason(held, counts.heldOut?.weights ? `/releases/${release.id}/pairs?split=held-out` : null),
    },
  ];
}

/** A reason opens its records where no other record shares it, of which something gives a pair nevertheless. */
function opened(stopped: FunnelReason, { release, manifest }: ReleaseOutcomes): FunnelReason {
  const isIt = ([reason, meaning]: [string, string]) =>
    meaning === stopped.reason && manifest.counts.withoutPair[reason as NoPairReason] === stopped.count;
  const found = Object.entries(NO_PAIR_REASONS).find(isIt);
  return found ? { ...stopped, href: `/releases/${release.id}/without?reason=${found[0]}` } : stopped;
}

function heldOutReason(count: number, href: string | null) {
  return count === 0 ? [] : [{ reason: "Held out of training, for evaluation.", count, href }];
}

async function countAside({ db }: ReleaseTools, { member, batch }: OneSide, aside: ReasonCounter): Promise<void> {
  const ids = member.deliveries.map(({ id }) => id);
  for (const { rule, count } of await quarantineByRule(db, ids))
    aside.add(`Set aside by the check “${rule}”.`, count, `/batches/${batch.batch}/deliveries`);
}

async function countStopped(tools: ReleaseTools, side: OneSide, stopped: ReasonCounter): Promise<void> {
  const { batch, member } = side;
  const ruleOf = await excludingRule(tools, side);
  for (const { id } of member.deliveries) {
    const first = firstItem(member, id);
    for await (const chunk of chunksOf(side.side, id)) {
      const from = first + chunk.chunk * OUTCOMES_PER_CHUNK;
      for (const [reason, count] of countsByReason(chunk, from, ruleOf))
        if (typeof reason === "number")
          stopped.add(
            `Week ${batch.week}: ${describeRule(batch.rules[reason] as (typeof batch.rules)[number])}`,
            count,
            `/batches/${batch.batch}/history#decision-${batch.decision}`,
          );
        else stopped.add(NO_PAIR_REASONS[reason as NoPairReason], count);
    }
  }
}

/** By the place of the rule where a rule took the record out, else by the word for the reason. */
function countsByReason(
  { reasons, legend }: OutcomeChunk,
  from: number,
  ruleOf: (item: number) => number | null,
): Map<string | number, number> {
  const counts = new Map<string | number, number>();
  for (let i = 0; i < reasons.length; i += 1) {
    const place = reasons[i] as number;
    if (place === NO_ENTRY) continue;
    const reason = legend.reasons[place] ?? "";
    const key = reason === "excluded" ? (ruleOf(from + i) ?? reason) : reason;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The first exclusion that speaks of an item of the member. */
async function excludingRule({ views }: ReleaseTools, { member, batch }: OneSide) {
  const exclusions = batch.rules.map((rule, place) => ({ rule, place })).filter(({ rule }) => isExclusion(rule));
  if (exclusions.length === 0) return () => null;
  const view = await views.of(member.deliveries);
  const masks = exclusions.map(({ rule, place }) => ({ place, items: itemsOf(view, rule) }));
  return (item: number) => masks.find(({ items }) => items[item] === 1)?.place ?? null;
}
