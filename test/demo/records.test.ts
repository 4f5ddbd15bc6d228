import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { benchItems } from "#db/demo/bench.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { agreementNoTies, deliver, goldAccuracy, longerWins, records, side, text, value } from "./delivery.ts";

const clean = deliver(cleanBatch(5, 20_000));
const items = records(clean.lines);
const judgments = items.flatMap((item) => item.judgments);

test("the same seed gives the same bytes, another seed other texts", () => {
  const hash = (seed: number) =>
    createHash("sha256")
      .update(deliver(cleanBatch(seed, 2_000)).lines.join("\n"))
      .digest("hex");
  expect(hash(5)).toBe(hash(5));
  expect(hash(5)).not.toBe(hash(6));
});

test("an item does not depend on how many are made", () => {
  const texts = (count: number) =>
    records(deliver(cleanBatch(5, count)).lines)
      .slice(0, 50)
      .map((i) => [i.prompt, text(i, 0), text(i, 1)]);
  expect(texts(50)).toEqual(texts(500));
});

test("every record is canonical: ids unique, two texts, labels on the scale, times in the working week", () => {
  expect(new Set(items.map((item) => item.id)).size).toBe(20_000);
  const monday = Date.UTC(2026, 9, 12);
  for (const item of items) {
    expect(item.responses).toHaveLength(2);
    expect(text(item, 0).length > 0 && text(item, 1).length > 0).toBe(true);
    expect(item.judgments.length).toBeGreaterThanOrEqual(1);
    expect(new Set(item.judgments.map((j) => j.annotator)).size).toBe(item.judgments.length);
  }
  for (const judgment of judgments) {
    expect([1, 2, 3, 4, 5]).toContain(value(judgment));
    expect(judgment.seconds).toBeGreaterThan(0);
    const at = Date.parse(judgment.at ?? "");
    expect(at >= monday && at < monday + 5 * 86_400_000).toBe(true);
  }
});

test("the ingest's own check refuses none of them", () => {
  expect(records(clean.lines).filter((item) => !checkItem(item).ok)).toEqual([]);
});

test("overlap and gold are as planned, and gold is judged once with a clear answer", () => {
  const gold = items.filter((item) => item.gold);
  expect(clean.truth.goldItems).toBe(gold.length);
  expect(Math.abs(gold.length / 20_000 - 0.05)).toBeLessThan(0.006);
  expect(gold.every((item) => item.judgments.length === 1 && (item.gold?.value === 1 || item.gold?.value === 5))).toBe(
    true,
  );
  const overlapped = items.filter((item) => item.judgments.length > 1).length;
  expect(clean.truth.overlapItems).toBe(overlapped);
  expect(Math.abs(overlapped / 20_000 - 0.15 * 0.95)).toBeLessThan(0.01);
});

test("domains come in the contracted shares", () => {
  const share = (domain: string) => items.filter((item) => item.domain === domain).length / items.length;
  expect([share("writing"), share("coding"), share("multilingual")]).toEqual([0.19, 0.14, 0.05]);
});

test("a clean batch is clean: agreement, gold, sides and lengths lie where careful people put them", () => {
  expect(agreementNoTies(items)).toBeGreaterThan(0.68);
  expect(goldAccuracy(items)).toBeGreaterThan(0.88);
  const decided = judgments.filter((judgment) => side(judgment) !== 0);
  expect(Math.abs(decided.filter((judgment) => side(judgment) < 0).length / decided.length - 0.5)).toBeLessThan(0.02);
  expect(longerWins(items)).toBeGreaterThan(0.5);
  expect(longerWins(items)).toBeLessThan(0.58);
  const hasty = items.flatMap((item) =>
    item.judgments.filter((j) => (j.seconds ?? 0) < (text(item, 0).length + text(item, 1).length) / 60),
  );
  expect(hasty).toEqual([]);
});

test("less noise, more agreement", () => {
  const at = (noise: number) => agreementNoTies(records(deliver({ ...cleanBatch(8, 6_000), noise }).lines));
  expect(at(0.35)).toBeGreaterThan(at(0.7) + 0.05);
});

test("bench lines average 2.4 kB with 1.2 judgments, in whole lines, each one valid", () => {
  let bytes = 0;
  let lines = 0;
  let labels = 0;
  const prompts = new Set<string>();
  for (const chunk of benchItems(4_000)) {
    expect(chunk.endsWith("\n")).toBe(true);
    bytes += Buffer.byteLength(chunk);
    for (const item of records(chunk.trimEnd().split("\n"))) {
      lines += 1;
      labels += item.judgments.length;
      prompts.add(JSON.stringify(item.prompt));
    }
  }
  expect(lines).toBe(4_000);
  expect(prompts.size).toBe(4_000);
  expect(Math.abs(bytes / lines - 2_400)).toBeLessThan(120);
  expect(Math.abs(labels / lines - 1.2)).toBeLessThan(0.03);
});
