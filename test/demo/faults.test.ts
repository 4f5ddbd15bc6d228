import { expect, test } from "vitest";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import type { Fault } from "#db/demo/faults.ts";
import {
  byAnnotator,
  deliver,
  goldAccuracy,
  longerWins,
  pairIdentity,
  records,
  side,
  text,
  value,
} from "./delivery.ts";

const planted = (...faults: Fault[]) => {
  const { lines, truth } = deliver({ ...cleanBatch(21, 6_000), faults });
  return { lines, truth, items: truth.malformed.length > 0 ? [] : records(lines) };
};

test("a spammer uses all labels alike, within seconds, and is right on gold half the time or less", () => {
  const { items, truth } = planted({ kind: "spammer", annotator: "w-03", share: 0.1 });
  const rows = byAnnotator(items, "w-03");
  expect(truth.annotators["w-03"]).toEqual({ conduct: "spammer", judgments: rows.length });
  expect(Math.abs(rows.length / truth.judgments - 0.1)).toBeLessThan(0.02);
  for (const label of [1, 2, 3, 4, 5]) {
    const share = rows.filter(({ judgment }) => value(judgment) === label).length / rows.length;
    expect(Math.abs(share - 0.2)).toBeLessThan(0.06);
  }
  expect(Math.max(...rows.map(({ judgment }) => judgment.seconds ?? 0))).toBeLessThanOrEqual(6);
});

test("a position clicker always takes the first", () => {
  const { items, truth } = planted({ kind: "position-clicker", annotator: "w-05" });
  const rows = byAnnotator(items, "w-05");
  expect(rows.length).toBe(truth.annotators["w-05"]?.judgments);
  expect(rows.every(({ judgment }) => side(judgment) === -1)).toBe(true);
});

test("a length lover takes the longer one nearly always", () => {
  const { items } = planted({ kind: "length-lover", annotator: "w-05", share: 0.08 });
  const rows = byAnnotator(items, "w-05").map(({ item, judgment }) => ({ ...item, judgments: [judgment] }));
  expect(longerWins(rows)).toBeGreaterThan(0.95);
});

test("a flipped scale is wrong on nearly all gold, and the others are not", () => {
  const { items } = planted({ kind: "flipped-scale", annotator: "w-05", share: 0.15 });
  const others = items
    .flatMap((item) => item.judgments.map((j) => j.annotator ?? ""))
    .filter((name) => name !== "w-05");
  expect(goldAccuracy(items, others)).toBeLessThan(0.15);
  expect(goldAccuracy(items, ["w-05"])).toBeGreaterThan(0.88);
});

test("a weak annotator is worse than the rest but better than chance", () => {
  const fault: Fault = { kind: "weak", annotator: "w-05", share: 0.3 };
  const items = records(deliver({ ...cleanBatch(21, 6_000), gold: 0.5, faults: [fault] }).lines);
  const others = items
    .flatMap((item) => item.judgments.map((j) => j.annotator ?? ""))
    .filter((name) => name !== "w-05");
  const weak = goldAccuracy(items, others);
  expect(weak).toBeLessThan(goldAccuracy(items, ["w-05"]) - 0.15);
  expect(weak).toBeGreaterThan(0.5);
});

test("a copied block repeats an earlier delivery's texts under new ids", () => {
  const earlier = { ...cleanBatch(21, 1_000), prefix: "early" };
  const later = { ...cleanBatch(21, 2_000), first: 1_000, prefix: "late" };
  const fault: Fault = {
    kind: "copied-block",
    share: 0.02,
    from: { first: 0, prefix: "early", line: 100 },
    annotator: "w-04",
  };
  const { lines, truth } = deliver({ ...later, faults: [fault] });
  const known = new Map(records(deliver(earlier).lines).map((item) => [pairIdentity(item), item.id]));
  const copies = records(lines).flatMap((item) => {
    const of = known.get(pairIdentity(item));
    return of ? [{ id: item.id, of }] : [];
  });
  expect(copies).toHaveLength(40);
  expect(truth.copiedFromEarlier).toEqual(copies);
  expect(copies[0]).toEqual({ id: "late-000801", of: "early-000101" });
});

test("a block copied within the delivery is the delivery's only repetition", () => {
  const { items, truth } = planted({ kind: "copied-block", share: 0.01, from: null, annotator: "w-04" });
  expect(truth.copiedWithin).toHaveLength(60);
  expect(6_000 - new Set(items.map(pairIdentity)).size).toBe(60);
  const byId = new Map(items.map((item) => [item.id, pairIdentity(item)]));
  for (const { id, of } of truth.copiedWithin) expect(byId.get(id)).toBe(byId.get(of));
});

test("a stale checkpoint answers the planned share, both sides of an item", () => {
  const models: [string, string] = ["sft-7b-old-a", "sft-7b-old-b"];
  const { items, truth } = planted({ kind: "stale-checkpoint", share: 0.12, models });
  const stale = items.filter((item) => item.responses.every((response) => models.includes(response.model ?? "")));
  expect(stale.length).toBe(truth.staleItems);
  expect(Math.abs(stale.length / 6_000 - 0.12)).toBeLessThan(0.015);
});

test("length drift lifts longer-wins in its domain and leaves the others alone", () => {
  const { items, truth } = planted({ kind: "length-drift", domain: "writing", pull: 0.8 });
  const writing = (all: typeof items) => all.filter((item) => item.domain === "writing");
  const rest = (all: typeof items) => all.filter((item) => item.domain !== "writing");
  const without = planted().items;
  expect(truth.lengthDrift).toEqual(["writing"]);
  expect(longerWins(writing(items))).toBeGreaterThan(longerWins(writing(without)) + 0.08);
  expect(longerWins(rest(items))).toBe(longerWins(rest(without)));
});

test("malformed rows stand at the recorded lines, each broken in its own way", () => {
  const { lines, truth } = planted({ kind: "malformed-rows", rows: 5 });
  expect(lines).toHaveLength(6_000);
  expect(truth.malformed.map((row) => row.what)).toEqual([
    "broken-json",
    "no-responses",
    "label-out-of-range",
    "no-prompt",
    "one-response-text-missing",
  ]);
  const [broken, none, label, prompt, missing] = truth.malformed.map((row) => lines[row.line - 1] ?? "");
  expect(() => JSON.parse(broken ?? "")).toThrow(SyntaxError);
  for (const row of [none, label, prompt, missing]) expect(checkItem(JSON.parse(row ?? "")).ok).toBe(false);
  expect(JSON.parse(none ?? "").responses).toEqual([]);
  expect(JSON.parse(label ?? "").judgments[0].value).toBe(7);
  expect(JSON.parse(prompt ?? "")).not.toHaveProperty("prompt");
  expect(JSON.parse(missing ?? "").responses[1]).not.toHaveProperty("text");
  const bad = new Set(truth.malformed.map((row) => row.line));
  const good = records(lines.filter((_, i) => !bad.has(i + 1)));
  expect(good.every((item) => text(item, 0) !== "" && text(item, 1) !== "")).toBe(true);
});
