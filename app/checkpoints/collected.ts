/** Judgments of a batch on responses of a checkpoint, counted where the register says something about their time. */
import {
  approvedSpans,
  type Downtime,
  downtimesOf,
  type KnownCheckpoint,
  outside,
  type Span,
} from "#app/domain/checkpoint.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import type { Slice } from "#app/review/slice.ts";

export interface CountedSpan {
  kind: "downtime" | "outside the window";
  note: string;
  slice: Slice;
  judgments: number;
}

export interface CollectedWith {
  /** Judgments on its responses, and how many of them have a time. */
  judgments: number;
  dated: number;
  /** Only those with a judgment in them. */
  spans: CountedSpan[];
}

export function collectedWith(view: BatchView, checkpoint: KnownCheckpoint, timeZone: string): CollectedWith {
  const { model } = checkpoint;
  const mask = matchSlice(view, { models: [model] });
  let judgments = 0;
  let dated = 0;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] !== 1) continue;
    judgments += 1;
    if (!Number.isNaN(view.judgments.at[row])) dated += 1;
  }
  if (dated === 0) return { judgments, dated, spans: [] };
  const approved = approvedSpans(checkpoint, timeZone);
  const asked: (Span & Pick<CountedSpan, "kind" | "note">)[] = [
    ...downtimesOf(checkpoint).map((one: Downtime) => ({ ...one, kind: "downtime" as const })),
    ...(approved ? outside(approved) : []).map((span) => ({ ...span, kind: "outside the window" as const, note: "" })),
  ];
  return { judgments, dated, spans: asked.flatMap((one) => counted(view, model, one)) };
}

function counted(
  view: BatchView,
  model: string,
  { from, to, kind, note }: Span & Pick<CountedSpan, "kind" | "note">,
): CountedSpan[] {
  const slice: Slice = {
    models: [model],
    ...(Number.isFinite(from) && { madeFrom: new Date(from).toISOString() }),
    ...(Number.isFinite(to) && { madeBefore: new Date(to).toISOString() }),
  };
  const judgments = matchSlice(view, slice).reduce((sum, one) => sum + one, 0);
  return judgments > 0 ? [{ kind, note, slice, judgments }] : [];
}
