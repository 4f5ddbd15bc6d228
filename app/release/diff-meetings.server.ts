/** Which records of two releases meet: some thousand at a time, each with what became of it in either. */
import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import type { Why } from "./diff.ts";
import { reasonFinder } from "./diff-reasons.ts";
import { replacedDeliveries } from "./diff-replaced.server.ts";
import { alone, chunksOf, firstItem, type Meeting, type OneSide, sidesOf } from "./diff-sides.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { OUTCOMES_PER_CHUNK, outcomeAt } from "./outcomes.ts";
import type { ReleaseOutcomes } from "./release-outcomes.server.ts";

/** Batches of the first release in its order, then those of the second alone. */
export async function* meetings(
  tools: ReleaseTools,
  before: ReleaseOutcomes,
  after: ReleaseOutcomes,
): AsyncGenerator<Meeting> {
  const theirs = sidesOf(after);
  for (const old of sidesOf(before)) {
    const now = theirs.find(({ batch }) => batch.batch === old.batch.batch);
    if (now) yield* ofBoth(tools, old, now);
    else yield* alone(old, "before", outOfRelease(old));
  }
  for (const now of theirs)
    if (!before.manifest.batches.some(({ batch }) => batch === now.batch.batch))
      yield* alone(now, "after", decidedIn(now));
}

function outOfRelease({ batch }: OneSide): Why {
  return {
    kind: "decision",
    key: `out-${batch.batch}`,
    text: `Week ${batch.week} is not in the second release.`,
    href: `/batches/${batch.batch}/history`,
  };
}

function decidedIn({ batch }: OneSide): Why {
  const { week, decision, commercial, training } = batch;
  const words = `${COMMERCIAL_CHOICES[commercial].title} · ${TRAINING_CHOICES[training].title.toLowerCase()}`;
  return {
    kind: "decision",
    key: `in-${batch.batch}`,
    text: `Week ${week} came in with decision ${decision}: ${words}.`,
    href: `/batches/${batch.batch}/history#decision-${decision}`,
  };
}

async function* ofBoth(tools: ReleaseTools, old: OneSide, now: OneSide): AsyncGenerator<Meeting> {
  const replaced = old.member.deliveries.filter(({ id }) => !now.member.deliveries.some((one) => one.id === id));
  const reasonOf = reasonFinder(
    { batch: old.batch, view: await tools.views.of(old.member.deliveries) },
    { batch: now.batch, view: await tools.views.of(now.member.deliveries) },
    { before: old.side.manifest, after: now.side.manifest },
  );
  for (const { id } of old.member.deliveries) {
    if (replaced.some((one) => one.id === id)) continue;
    const from = { before: firstItem(old.member, id), after: firstItem(now.member, id) };
    yield* sameDelivery(old, now, id, from, reasonOf);
  }
  yield* replacedDeliveries(tools, old, now, replaced);
}

/** Zipped by place: the delivery is the same, and a delivery never changes. */
async function* sameDelivery(
  old: OneSide,
  now: OneSide,
  id: number,
  from: { before: number; after: number },
  reasonOf: ReturnType<typeof reasonFinder>,
): AsyncGenerator<Meeting> {
  for await (const chunk of chunksOf(old.side, id)) {
    const other = await now.side.chunk(id, chunk.chunk);
    if (!other) throw new Error("Two releases of one delivery have other numbers of records.");
    const base = chunk.chunk * OUTCOMES_PER_CHUNK;
    yield {
      batch: { id: old.batch.batch, week: old.batch.week },
      n: chunk.weights.length,
      records(i) {
        const [was, is] = [outcomeAt(chunk, i), outcomeAt(other, i)];
        const at = { before: from.before + base + i, after: from.after + base + i };
        return { was, is, deliveryId: id, place: base + i, why: (change) => reasonOf(change, was, is, at) };
      },
    };
  }
}
