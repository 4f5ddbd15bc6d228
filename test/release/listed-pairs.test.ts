/** Behind each bar of a release's weights are exactly its pairs: those that the export writes with such a weight. */
import { rmSync } from "node:fs";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleaseCounts } from "#app/release/counts.ts";
import type { LeftOutRecord } from "#app/release/left-out-records.server.ts";
import type { ListedPair } from "#app/release/listed-pairs.server.ts";
import { type Manifest, manifestSchema } from "#app/release/manifest.ts";
import { createRelease, type ReleaseRequest } from "#app/release/release.server.ts";
import { paramsOfRange, rangeOfBin, type WeightBin, weightBins } from "#app/release/weight-bins.ts";
import * as page from "#app/routes/releases.$release_.pairs/route.tsx";
import * as csv from "#app/routes/releases.$release_.pairs[.]csv/route.ts";
import * as withoutPage from "#app/routes/releases.$release_.without/route.tsx";
import * as withoutCsv from "#app/routes/releases.$release_.without[.]csv/route.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { findRelease, insertRelease, type ReleaseRow } from "#db/releases.server.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, exported, jsonl, linesOfText, takeIn } from "./released.ts";

const ANNOTATORS = ["w-0", "w-1", "w-2", "w-3", "w-4", "w-5"];
const WEIGHTS = [1, 0.35, 0.1, 0.8, 1.7, 0.345];

/** Pairs judged by one to three, rankings of three responses that tie in part, gold, two responses alike, turns of conversations. */
function aDelivery(week: number, size: number) {
  const random = seededRandom(week);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: size }, (_, i) => {
    const isRanked = i % 5 === 0;
    const annotators = [...ANNOTATORS].sort(() => random() - 0.5).slice(0, 1 + below(3));
    return {
      id: `r-${week}-${i}`,
      prompt: `Question ${week} ${i}`,
      ...(i % 3 === 0 && { conversation: `c-${week}-${Math.floor(i / 6)}`, turn: 1 + (i % 6) }),
      ...(i % 17 === 0 && { gold: { kind: "choice", value: "first" } }),
      responses: Array.from({ length: isRanked ? 3 : 2 }, (_, k) => ({
        text: i % 13 === 0 ? "the same" : `answer ${k} to ${i}`,
        ...(i % 2 === 0 && { model: `m-${k}` }),
      })),
      judgments: annotators.map((annotator) =>
        isRanked
          ? { annotator, kind: "ranking", ranks: [1 + below(2), 1 + below(3), 1 + below(3)] }
          : { annotator, kind: "likert", value: 1 + below(5), points: 5 },
      ),
    };
  });
}

let tools: TestTools;
let vaultFile: string;
const batchIds: string[] = [];
beforeAll(async () => {
  tools = await testTools();
  const contract = await contractOfThreeWeeks(tools);
  for (const week of [1, 2]) {
    const batch = await batchIdOf(tools, contract, week);
    batchIds.push(batch);
    ({ vaultFile } = await takeIn(tools, batch, jsonl(aDelivery(week, 160)), { fileName: `week-${week}.jsonl` }));
    const rules = ANNOTATORS.map((name, i) => ({
      ...{ action: "weight" as const, weight: WEIGHTS[i] as number },
      ...{ where: { annotators: [name] }, reason: "Known." },
    }));
    await decide(tools, batch, {
      training: "reweight",
      // The second week weighs as it is, but for one annotator who is out.
      rules: week === 1 ? rules : [{ action: "exclude", where: { annotators: ["w-2"] }, reason: "At chance." }],
    });
  }
});
afterAll(() => tools.dispose());

async function made(name: string, changes: Partial<ReleaseRequest> = {}) {
  const result = await createRelease(tools, { name, batchIds, createdBy: "tester", ...changes });
  if (result.kind !== "created") throw new Error(JSON.stringify(result));
  const { counts } = manifestSchema.parse((await findRelease(tools.db, name))?.manifest satisfies Manifest | unknown);
  return { id: result.id, counts };
}

const call = (release: string, query = "") =>
  ({
    request: new Request(`http://localhost/releases/${release}/pairs?${query}`),
    params: { release },
    context: tools,
  }) as unknown as LoaderFunctionArgs;

/** All pages, one after the other. */
async function listed(release: string, query: string): Promise<ListedPair[]> {
  const rows: ListedPair[] = [];
  for (let after: string | null = null; ; ) {
    const shown = await page.loader(call(release, `${query}${after ? `&after=${after}` : ""}`));
    const { found, total, next }: typeof shown.page = shown.page;
    if (found.kind !== "rows") throw new Error(found.message);
    rows.push(...found.rows);
    after = next;
    if (after === null) {
      expect(rows, query).toHaveLength(total);
      return rows;
    }
    expect(found.rows).toHaveLength(50);
  }
}

async function without(release: string, reason: string): Promise<LeftOutRecord[]> {
  const rows: LeftOutRecord[] = [];
  for (let after: string | null = null; ; ) {
    const shown = await withoutPage.loader(call(release, `reason=${reason}${after ? `&after=${after}` : ""}`));
    const { found, next }: typeof shown.page = shown.page;
    if (found.kind !== "rows") throw new Error(found.message);
    rows.push(...found.rows);
    after = next;
    if (after === null) return rows;
    expect(found.rows).toHaveLength(50);
  }
}

const keyOf = (week: number, id: string, chosen: number, rejected: number) => `${week} ${id} ${chosen}>${rejected}`;
const keysOf = (rows: readonly ListedPair[]) =>
  rows.map(({ week, id, chosen, rejected }) => keyOf(week, id, chosen.shown - 1, rejected.shown - 1));

interface WrittenPair extends Pick<ListedPair, "week" | "id" | "margin" | "weight"> {
  chosen: number;
  rejected: number;
  votes: unknown[];
}

/** What the generic export writes, as keys of pairs with their weights. */
async function written(release: string, { heldOut }: ReleaseCounts) {
  if (heldOut) throw new Error("An export has one side of a split.");
  return linesOfText(await exported(tools, release, "generic")).map((row) => {
    const { week, id, chosen, rejected, weight, margin, votes } = row as unknown as WrittenPair;
    return { key: keyOf(week, id, chosen, rejected), weight, margin, votes: votes.length };
  });
}

const holds = ({ from, below }: WeightBin, weight: number) => {
  const told = Math.round(weight * 100) / 100;
  return below === null ? told === from : told >= from && told < below;
};

const OPTIONS: [string, Partial<ReleaseRequest>][] = [
  ["by item", {}],
  ["by judgment", { unit: "judgment" }],
  ["one weight per conversation", { options: { turns: "share" } }],
  ["the last turn, best against a random worse one", { options: { turns: "last", pairing: "best-random" }, seed: 7 }],
  ["with gold and ties", { options: { ties: "soft", softLabel: "votes", includeGold: true } }],
];

describe.each(OPTIONS)("pairs of a release, %s", (name, changes) => {
  it("each bar opens its pairs, and all bars open all", async () => {
    const { id, counts } = await made(name, changes);
    const rows = await written(id, counts);
    const bins = weightBins(counts.weights);
    expect(bins.length).toBeGreaterThan(4);
    expect(bins.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(counts.pairs);
    for (const bin of bins) {
      const found = await listed(id, paramsOfRange(rangeOfBin(bin)));
      expect(found, `${bin.from}`).toHaveLength(bin.pairs);
      expect(keysOf(found)).toEqual(rows.flatMap(({ key, weight }) => (holds(bin, weight) ? [key] : [])));
    }
    const all = await listed(id, "");
    expect(
      all.map(({ week, id, chosen, rejected, margin, judgments, weight }) => ({
        ...{ key: keyOf(week, id, chosen.shown - 1, rejected.shown - 1) },
        ...{ weight, margin, votes: judgments },
      })),
    ).toEqual(rows);
    const file = (await (await csv.loader(call(id))).text()).trim().split("\r\n");
    expect(file[0]).toBe("record,week,batch,chosen,chosen model,rejected,rejected model,margin,judgments,weight,split");
    expect(file).toHaveLength(1 + counts.pairs);
  });
});

describe.each(OPTIONS)("what gives no pair, %s", (name, changes) => {
  it("each reason opens the records of all that it counts", async () => {
    const { id, counts } = await made(`without: ${name}`, changes);
    const reasons = Object.entries(counts.withoutPair);
    expect(reasons.length).toBeGreaterThan(1);
    for (const [reason, count] of reasons) {
      const rows = await without(id, reason);
      expect(
        rows.reduce((sum, { leftOut }) => sum + leftOut, 0),
        reason,
      ).toBe(count);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const file = (await (await withoutCsv.loader(call(id, `reason=${reason}`))).text()).trim().split("\r\n");
      expect(file.slice(1)).toEqual(
        rows.map(({ id, week, batchId, leftOut, pairs }) => [id, week, batchId, leftOut, pairs].join(",")),
      );
    }
  });
});

it("there is no page of what is no reason, and an empty one of a reason that leaves nothing out", async () => {
  const { id } = await made("reasons");
  for (const reason of ["", "mood"]) expect(await statusOf(withoutPage.loader(call(id, `reason=${reason}`)))).toBe(404);
  const { page } = await withoutPage.loader(call(id, "reason=awaiting-feedback"));
  expect(page).toMatchObject({ total: 0, found: { kind: "rows", rows: [] } });
});

describe("the page of pairs", () => {
  it("says which side of a split a pair is written to", async () => {
    const { id, counts } = await made("held out", { options: { split: { heldOut: 40, mostShare: 0.2 } } });
    const rows = await listed(id, "weightMin=0&weightMax=9");
    expect(rows).toHaveLength(counts.pairs);
    expect(rows.filter(({ heldOut }) => heldOut)).toHaveLength(counts.heldOut?.pairs ?? 0);
    expect(counts.heldOut?.pairs).toBeGreaterThan(10);
    expect(await listed(id, "split=held-out")).toEqual(rows.filter(({ heldOut }) => heldOut));
    expect(await listed(id, "split=train&weightMin=1")).toEqual(
      rows.filter(({ heldOut, weight }) => !heldOut && weight >= 1),
    );
    const file = (await (await csv.loader(call(id, "weightMin=1&weightMax=1"))).text()).trim().split("\r\n");
    expect(file.slice(1).every((row) => /,1,(train|held-out)$/.test(row))).toBe(true);
    expect(file.slice(1)).toHaveLength(counts.weights.find(({ weight }) => weight === 1)?.pairs ?? 0);
  });

  it("lists those of a release that was made before its outcomes were kept", async () => {
    const { id, counts } = await made("kept");
    const row = (await findRelease(tools.db, id)) as ReleaseRow;
    await insertRelease(tools.db, { ...row, id: "not kept", name: "not kept" }, [], []);
    const rows = await listed("not kept", "weightMin=1");
    expect(rows).toEqual(await listed(id, "weightMin=1"));
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.length).toBeLessThan(counts.pairs);
  });

  it("takes what cannot be read as open, and a place that is none as the beginning", async () => {
    const { id, counts } = await made("open");
    const { page: shown } = await page.loader(call(id, "weightMin=much&weightMax=-1&after=here"));
    expect(shown).toMatchObject({
      filter: { least: null, most: null, split: null },
      total: counts.pairs,
      isFirst: true,
    });
    const { page: none } = await page.loader(call(id, "weightMin=50"));
    expect(none).toMatchObject({ total: 0, next: null, found: { kind: "rows", rows: [] } });
    expect(await statusOf(page.loader(call("nowhere")))).toBe(404);
    expect(await statusOf(csv.loader(call("nowhere")))).toBe(404);
  });

  it("says so when a text is gone", async () => {
    const { id } = await made("gone");
    rmSync(vaultFile);
    const { page: shown } = await page.loader(call(id, "weightMin=1"));
    expect(shown.found).toMatchObject({ kind: "fault", message: expect.stringContaining("week-2.jsonl") });
  });
});
