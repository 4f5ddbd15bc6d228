/** The funnel adds up, names every rule, and the card is written from what was kept: the same bytes again. */

import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardOf } from "#app/release/card.ts";
import { cardMarkdown } from "#app/release/card-markdown.ts";
import type { FunnelStep } from "#app/release/funnel.ts";
import type { Manifest } from "#app/release/manifest.ts";
import { createRelease } from "#app/release/release.server.ts";
import { releaseCard } from "#app/release/release-card.server.ts";
import { releaseFunnel } from "#app/release/release-funnel.server.ts";
import * as card from "#app/routes/releases.$release_.card[.]md/route.ts";
import * as funnelCsv from "#app/routes/releases.$release_.funnel[.]csv/route.ts";
import * as weightsCsv from "#app/routes/releases.$release_.weights[.]csv/route.ts";
import { findRelease, type ReleaseRow } from "#db/releases.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "./released.ts";

const item = (id: string, annotator: string, value: number, changes: Record<string, unknown> = {}) => ({
  id,
  prompt: `Question ${id}`,
  responses: [{ text: `first of ${id}` }, { text: `second of ${id}` }],
  judgments: [{ annotator, kind: "likert", value, points: 5 }],
  domain: "general",
  ...changes,
});

const RECORDS = [
  item("a", "ada", 1),
  item("b", "ben", 5),
  item("c", "ada", 2, { domain: "writing" }),
  item("tie", "ada", 3),
  item("spam-1", "spam", 1),
  item("spam-2", "spam", 5),
  item("liar", "liar", 5),
  item("gold", "ada", 1, { gold: { kind: "choice", value: "first" } }),
  item("same", "ada", 1, { responses: [{ text: "x" }, { text: "x" }] }),
  { id: "broken" },
];

describe("the funnel and the card of a release", () => {
  let tools: TestTools;
  let release: ReleaseRow;

  beforeEach(async () => {
    tools = await testTools();
    const week1 = await batchIdOf(tools, await contractOfThreeWeeks(tools), 1);
    await takeIn(tools, week1, jsonl(RECORDS));
    await decide(tools, week1, {
      training: "reweight",
      rules: [
        { action: "exclude", where: { annotators: ["spam"] }, reason: "Answers at random | always." },
        { action: "weight", weight: 0.5, where: { domains: ["writing"] }, reason: "Half trusted." },
        { action: "exclude", where: { annotators: ["liar"] }, reason: "Flips the scale." },
      ],
    });
    const made = await createRelease(tools, { name: "autumn", batchIds: [week1], createdBy: "tester" });
    release = (await findRelease(tools.db, made.kind === "created" ? made.id : "")) as ReleaseRow;
  });
  afterEach(() => tools.dispose());

  const call = () =>
    ({
      request: new Request("http://localhost/"),
      params: { release: release.id },
      context: tools,
    }) as unknown as LoaderFunctionArgs;

  const step = (funnel: FunnelStep[], name: string) => funnel.find((one) => one.step === name) as FunnelStep;

  it("counts what stops before each step, by check, reason and rule", async () => {
    const funnel = await releaseFunnel(tools, release);
    expect(funnel.map(({ step: name, left }) => [name, left])).toEqual([
      ["Delivered", 10],
      ["Readable", 9],
      ["Valid", 9],
      ["Kept", 3],
      ["Pairs", 3],
      ["Train", 3],
    ]);
    expect(step(funnel, "Readable").out).toMatchObject([{ count: 1, reason: expect.stringContaining("required") }]);
    expect(step(funnel, "Kept").out.map(({ reason, count }) => [reason, count])).toEqual([
      ["Week 1: Leave out judgments by spam: Answers at random | always.", 2],
      ["Both responses are the same text.", 1],
      ["Gold items are held out of training.", 1],
      ["The kept judgments tie, or balance to exactly 0.", 1],
      ["Week 1: Leave out judgments by liar: Flips the scale.", 1],
    ]);
    const hrefs = step(funnel, "Kept").out.map(({ href }) => href?.replace(/^.*[/#]/, ""));
    expect(hrefs).toEqual([
      "decision-1",
      "without?reason=identical-responses",
      "without?reason=gold",
      "without?reason=tie",
      "decision-1",
    ]);
    const lost = step(funnel, "Kept").out.reduce((sum, { count }) => sum + count, 0);
    expect(step(funnel, "Valid").left - lost).toBe(step(funnel, "Kept").left);
  });

  it("hands the funnel out as CSV", async () => {
    const lines = (await (await funnelCsv.loader(call())).text()).trim().split("\r\n");
    expect(lines[0]).toBe("step,what,reason or unit,count");
    expect(lines).toContain("Kept,left,items,3");
    expect(lines).toContain("Kept,out,Week 1: Leave out judgments by spam: Answers at random | always.,2");
  });

  it("tells its weights as a file, each with its pairs", async () => {
    const lines = (await (await weightsCsv.loader(call())).text()).trim().split("\r\n");
    const { counts } = release.manifest as Manifest;
    expect(lines).toEqual(["weight,pairs", ...counts.weights.map(({ weight, pairs }) => `${weight},${pairs}`)]);
    expect(counts.weights.map(({ weight }) => weight)).toEqual([0.5, 1]);
  });

  it("writes a card that says what is not known, and the same bytes again", async () => {
    const first = await (await card.loader(call())).text();
    expect(await (await card.loader(call())).text()).toBe(first);
    expect(first).toContain("# autumn\n");
    expect(first).toContain("3 pairs");
    expect(first).toContain("| Kept | 2 | Week 1: Leave out judgments by spam: Answers at random \\| always. |");
    expect(first).toContain("- Licence of the data: unknown; see the contract with the vendor.");
    expect(first).toContain("Gold accuracy");
    expect(first).toMatch(/\| generic \| all \| 3 \| [\d\u202f]+ \| [0-9a-f]{64} \|/);
    expect(first).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("lets nobody's words become markup", () => {
    const markdown = cardMarkdown({
      title: "a\n# b",
      sections: [{ heading: "x", list: ["<b>*bold*</b>\n- not a list"] }],
    });
    expect(markdown).toBe("# a \\# b\n\n## x\n\n- \\<b\\>\\*bold\\*\\</b\\> - not a list\n");
  });

  it("folds a long table of weights, and says once what is not known of every batch", async () => {
    const { manifest } = release;
    const counts = (manifest as Manifest).counts;
    const weights = Array.from({ length: 13 }, (_, i) => ({ weight: 0.25 + i / 10, pairs: 1 }));
    const batch = (week: number) => ({
      name: `Week ${week}`,
      files: [],
      decided: "",
      signer: "",
      decidedOn: "",
      policy: "",
      reason: "",
      rules: [],
      figures: [
        { title: "Gold accuracy", figure: "not computable: there is no gold." },
        { title: "x", figure: "0.9" },
      ],
    });
    const long = cardOf({ ...(manifest as Manifest), counts: { ...counts, weights } }, [batch(1), batch(2)], []);
    const part = (heading: string) => long.sections.find((section) => section.heading === heading);
    expect(part("Weights")?.fold).toBe("13 weights, from 0.25 to 1.45");
    expect(part("Known limits")?.list?.slice(0, 2)).toEqual([
      "Every batch: Gold accuracy not computable: there is no gold.",
      expect.stringContaining("Preferences are those"),
    ]);
    expect(cardMarkdown(long)).toContain(
      "<details>\n<summary>13 weights, from 0.25 to 1.45</summary>\n\n| Weight | Pairs |",
    );
    expect(
      cardOf(manifest as Manifest, [batch(1)], []).sections.find(({ heading }) => heading === "Weights")?.fold,
    ).toBeUndefined();
  });

  it("knows no other release", async () => {
    expect(await releaseCard(tools, "winter")).toBeUndefined();
  });
});
