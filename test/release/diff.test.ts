/** The comparison of two releases, against one made from their exported files by hand. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changedRecords, diffReleases } from "#app/release/diff-releases.server.ts";
import { createRelease, type ReleaseRequest } from "#app/release/release.server.ts";
import { outcomesOf, recordAgain } from "#app/release/release-outcomes.server.ts";
import type { Rule } from "#app/review/rules.ts";
import { findRelease, type ReleaseRow } from "#db/releases.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, exported, jsonl, linesOfText, takeIn } from "./released.ts";

const ANNOTATORS = ["ada", "ben", "eve", "spam"];
const DOMAINS = ["code", "writing", "maths"];

/** Records of two answers; every seventh is gold, every fifth a tie, and their annotators take turns. */
function records(from: number, to: number, changes: Record<string, unknown> = {}) {
  return Array.from({ length: to - from }, (_, i) => {
    const k = from + i;
    const value = k % 5 === 0 ? 3 : (k % 4) + (k % 4 > 1 ? 2 : 1);
    return {
      id: `r-${k}`,
      prompt: `Question ${k}`,
      responses: [{ text: `first of ${k}` }, { text: `second of ${k}` }],
      judgments: [{ annotator: ANNOTATORS[k % 4], kind: "likert", value, points: 5 }],
      domain: DOMAINS[k % 3],
      ...(k % 7 === 0 ? { gold: { kind: "choice", value: "first" } } : {}),
      ...changes,
    };
  });
}

const NO_SPAM: Rule = { action: "exclude", where: { annotators: ["spam"] }, reason: "Answers at random." };
const HALF: Rule = { action: "weight", weight: 0.5, where: { domains: ["writing"] }, reason: "Half trusted." };

describe("the difference of two releases", () => {
  let tools: TestTools;
  let weeks: string[];

  beforeEach(async () => {
    tools = await testTools();
    const contract = await contractOfThreeWeeks(tools);
    weeks = await Promise.all([1, 2, 3].map((week) => batchIdOf(tools, contract, week)));
  });
  afterEach(() => tools.dispose());

  async function made(name: string, request: Partial<ReleaseRequest> & { batchIds: string[] }): Promise<ReleaseRow> {
    const result = await createRelease(tools, { ...request, name, createdBy: "tester" });
    if (result.kind === "refused") throw new Error(result.message);
    return (await findRelease(tools.db, result.id)) as ReleaseRow;
  }

  /** Week and id of each record of the release, with its weight, as a trainer would read them. */
  async function weightsOf(release: ReleaseRow): Promise<Map<string, number>> {
    const lines = linesOfText(await exported(tools, release.id, "generic"));
    return new Map(lines.map((line) => [`${line.week} ${line.id ?? line.record}`, line.weight as number]));
  }

  async function byHand(before: ReleaseRow, after: ReleaseRow): Promise<string[]> {
    const [was, is] = [await weightsOf(before), await weightsOf(after)];
    return [...new Set([...was.keys(), ...is.keys()])]
      .filter((key) => was.get(key) !== is.get(key))
      .map((key) => `${key}: ${was.get(key) ?? null} → ${is.get(key) ?? null}`)
      .sort();
  }

  async function bySoftware(before: ReleaseRow, after: ReleaseRow): Promise<string[]> {
    const found: string[] = [];
    const rounded = (weight: number | null) => (weight === null ? null : Math.round(weight * 1e6) / 1e6);
    for await (const { week, id, before: was, after: is } of changedRecords(tools, before, after))
      found.push(`${week} ${id}: ${rounded(was)} → ${rounded(is)}`);
    return found.sort();
  }

  it("names what decisions, rules and the gold option changed, record by record", async () => {
    await takeIn(tools, weeks[0] as string, jsonl(records(0, 100)));
    await takeIn(tools, weeks[1] as string, jsonl(records(0, 60)));
    await takeIn(tools, weeks[2] as string, jsonl(records(0, 40)));
    await decide(tools, weeks[0] as string);
    await decide(tools, weeks[1] as string);
    const first = await made("first", { batchIds: weeks.slice(0, 2), options: { includeGold: true } });
    await decide(tools, weeks[0] as string, { training: "reweight", rules: [NO_SPAM, HALF] });
    await decide(tools, weeks[2] as string);
    const second = await made("second", { batchIds: [weeks[0] as string, weeks[2] as string] });

    const expected = await byHand(first, second);
    expect(expected.length).toBeGreaterThan(100);
    expect(await bySoftware(first, second)).toEqual(expected);
    const diff = await diffReleases(tools, first, second);
    const { counts, same } = diff;
    expect(counts.added + counts.dropped + counts.reweighted + counts.moved).toBe(expected.length);
    // Of week 1: 80 are no tie. Gold 12 of them go; of the other 68, 17 are by spam; a third of the 51 left is writing.
    expect(same).toBe((await weightsOf(second)).size - counts.added - counts.reweighted);
    expect(diff.reasons.map(({ change, why }) => `${change}: ${why.text}`).sort()).toEqual([
      "added: Week 3 came in with decision 4: Accept · include.",
      "dropped: Option: Gold items are held out of training.",
      "dropped: Week 1: a rule of decision 3 applies now. Leave out judgments by spam: Answers at random.",
      "dropped: Week 2 is not in the second release.",
      "reweighted: Week 1: a rule of decision 3 applies now. Weight 0.50 for judgments in writing: Half trusted.",
    ]);
    expect(diff.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
    expect(diff.first).toHaveLength(50);

    // The other way round everything is undone.
    const back = await diffReleases(tools, second, first, { filter: { change: "added" }, first: 3 });
    expect(back.counts).toMatchObject({ added: counts.dropped, dropped: counts.added });
    expect(back.first.map(({ change }) => change)).toEqual(["added", "added", "added"]);
    expect(back.reasons.map(({ why }) => why.text)).toContain(
      "Week 1: a rule of decision 3 no longer applies. Leave out judgments by spam: Answers at random.",
    );
  });

  it("meets records of another version by their id", async () => {
    await takeIn(tools, weeks[0] as string, jsonl(records(0, 50)));
    await decide(tools, weeks[0] as string, { training: "reweight", rules: [HALF] });
    const first = await made("first", { batchIds: weeks.slice(0, 1) });
    // Turned round, the first ten gone, ten new.
    await takeIn(tools, weeks[0] as string, jsonl(records(10, 60).reverse()), { fileName: "again.jsonl" });
    await decide(tools, weeks[0] as string);
    const second = await made("second", { batchIds: weeks.slice(0, 1) });
    expect(await bySoftware(first, second)).toEqual(await byHand(first, second));
    const { reasons } = await diffReleases(tools, first, second);
    expect(new Set(reasons.map(({ why }) => why.text))).toEqual(
      new Set(["Week 1 was delivered anew: version 2 (again.jsonl)."]),
    );
  });

  it("meets corrections: the delivery that stays by place, the new one as added", async () => {
    await takeIn(tools, weeks[0] as string, jsonl(records(0, 20)));
    await decide(tools, weeks[0] as string);
    const first = await made("first", { batchIds: weeks.slice(0, 1) });
    await takeIn(tools, weeks[0] as string, jsonl(records(20, 30)), { fileName: "more.jsonl", kind: "correction" });
    await decide(tools, weeks[0] as string, { training: "reweight", rules: [NO_SPAM] });
    const second = await made("second", { batchIds: weeks.slice(0, 1) });
    expect(await bySoftware(first, second)).toEqual(await byHand(first, second));
    const { counts } = await diffReleases(tools, first, second);
    expect(counts.added).toBeGreaterThan(0);
    expect(counts.dropped).toBeGreaterThan(0);
  });

  it("sees what moved across a split", async () => {
    await takeIn(tools, weeks[0] as string, jsonl(records(0, 100)));
    await decide(tools, weeks[0] as string);
    const split = { heldOut: 20, mostShare: 0.5 };
    const first = await made("first", { batchIds: weeks.slice(0, 1), options: { split }, seed: 1 });
    const second = await made("second", { batchIds: weeks.slice(0, 1), options: { split }, seed: 2 });
    const { counts, reasons, same } = await diffReleases(tools, first, second);
    expect(counts).toMatchObject({ added: 0, dropped: 0, reweighted: 0 });
    expect(counts.moved).toBeGreaterThan(0);
    expect(counts.moved + same).toBe((first.manifest as { counts: { kept: number } }).counts.kept);
    expect(reasons[0]?.why).toMatchObject({ kind: "option", text: expect.stringContaining("(seed 2)") });
  });

  it("does not call it a move where a release without a split trained on everything", async () => {
    await takeIn(tools, weeks[0] as string, jsonl(records(0, 100)));
    await decide(tools, weeks[0] as string);
    const whole = await made("whole", { batchIds: weeks.slice(0, 1) });
    const options = { split: { heldOut: 20, mostShare: 0.1 } };
    const split = await made("split", { batchIds: weeks.slice(0, 1), options });
    const { heldOut } = (split.manifest as { counts: { heldOut: { pairs: number } } }).counts;
    expect((await diffReleases(tools, whole, split)).counts.moved).toBe(heldOut.pairs);
  });

  it("finds nothing between a release and its like", async () => {
    await takeIn(tools, weeks[0] as string, jsonl(records(0, 30)));
    await decide(tools, weeks[0] as string, { training: "reweight", rules: [NO_SPAM, HALF] });
    const first = await made("first", { batchIds: weeks.slice(0, 1) });
    const second = await made("second", { batchIds: weeks.slice(0, 1) });
    const { counts, same, reasons } = await diffReleases(tools, first, second);
    expect(counts).toEqual({ added: 0, dropped: 0, reweighted: 0, moved: 0 });
    expect(same).toBe((await weightsOf(first)).size);
    expect(reasons).toEqual([]);
  });

  it("rests on outcomes that the texts give once more, and that nobody changes", async () => {
    await takeIn(tools, weeks[0] as string, jsonl(records(0, 30)));
    await decide(tools, weeks[0] as string, { training: "reweight", rules: [NO_SPAM, HALF] });
    const release = await made("first", { batchIds: weeks.slice(0, 1) });
    const kept = await outcomesOf(tools, release);
    const [again] = await recordAgain(tools, kept.manifest, kept.members);
    expect(await kept.chunk(again?.deliveryId ?? 0, 0)).toEqual(again);
    const run = (sql: string) => () => tools.db.$client.prepare(sql).run();
    expect(run("DELETE FROM release_outcomes")).toThrow("immutable");
    expect(run("UPDATE release_outcomes SET chunk = 7")).toThrow("immutable");
  });
});
