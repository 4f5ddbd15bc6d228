/** The screens of releases, by their loaders and actions. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { optionsInWords } from "#app/release/options-words.ts";
import * as index from "#app/routes/releases._index/route.tsx";
import * as release from "#app/routes/releases.$release/route.tsx";
import * as diff from "#app/routes/releases.$release_.diff/route.tsx";
import * as diffCsv from "#app/routes/releases.$release_.diff[.]csv/route.ts";
import * as manifest from "#app/routes/releases.$release_.manifest[.]json/route.ts";
import * as create from "#app/routes/releases.new/route.tsx";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "#test/release/released.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const item = (id: string, value: number) => ({
  id,
  prompt: `Question ${id}`,
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value, points: 5 }],
});

describe("the screens of releases", () => {
  let tools: TestTools;
  let week1: string;

  beforeEach(async () => {
    tools = await testTools();
    const contractId = await contractOfThreeWeeks(tools);
    week1 = await batchIdOf(tools, contractId, 1);
    await takeIn(tools, week1, jsonl([item("a", 1), item("b", 3), item("c", 5)]));
  });
  afterEach(() => tools.dispose());

  const call = (params: Record<string, string>, form?: [string, string][]) => {
    const body = form && new URLSearchParams(form);
    const request = new Request("http://localhost/releases", form ? { method: "POST", body } : {});
    return { request, params, context: tools } as unknown as LoaderFunctionArgs & ActionFunctionArgs;
  };

  async function made(): Promise<string> {
    await decide(tools, week1);
    const answer = (await create.action(
      call({}, [
        ["name", "autumn"],
        ["unit", "item"],
        ["decision", "1"],
      ]),
    )) as Response;
    expect(answer.status).toBe(302);
    return (answer.headers.get("Location") ?? "").replace("/releases/", "");
  }

  it("list nothing at first, then what was made", async () => {
    expect(await index.loader(call({}))).toEqual({ now: NOW, releases: [] });
    const id = await made();
    expect((await index.loader(call({}))).releases).toEqual([
      {
        id,
        name: "autumn",
        createdAt: NOW,
        createdBy: "tester",
        batches: 1,
        items: 3,
        pairs: 2,
        effectivePairs: 2,
        pointers: [],
      },
    ]);
  });

  it("offer decided weeks, and say why the others are not", async () => {
    expect((await create.loader(call({}))).contracts[0]?.weeks).toEqual([
      { week: 1, kind: "unfit", reason: "Nobody has decided about it yet." },
      { week: 2, kind: "unfit", reason: "Nothing has been delivered yet." },
      { week: 3, kind: "unfit", reason: "Nothing has been delivered yet." },
    ]);
    await decide(tools, week1, {
      training: "reweight",
      rules: [{ action: "weight", weight: 0.5, where: {}, reason: "Half trusted." }],
    });
    expect((await create.loader(call({}))).contracts[0]?.weeks[0]).toEqual({
      week: 1,
      kind: "fit",
      fit: {
        decisionId: 1,
        decided: "Accept · reweight",
        items: 3,
        kept: 3,
        effective: 3,
        rules: ["Weight 0.50 for all judgments: Half trusted."],
      },
    });
  });

  it("keep what was typed when the form cannot be used", async () => {
    const answer = await create.action(
      call({}, [
        ["name", " "],
        ["unit", "page"],
      ]),
    );
    expect(answer).toMatchObject({
      init: { status: 400 },
      data: {
        values: { name: " ", unit: "page", includeGold: false, decisions: [], heldOut: "1000", pairing: "all" },
        errors: {
          name: "Give the release a name.",
          unit: "Choose one pair per item or per judgment.",
          batches: "Choose at least one decided batch.",
        },
      },
    });
  });

  it("takes the choices of pairs, turns, soft labels, ties and what is held out; refuses what is none", async () => {
    await decide(tools, week1);
    const sent = (...more: [string, string][]) =>
      create.action(call({}, [["name", "soft"], ["unit", "item"], ["decision", "1"], ...more]));
    expect(await sent(["heldOut", "many"], ["pairing", "some"], ["seed", "-1"])).toMatchObject({
      init: { status: 400 },
      data: {
        values: { heldOut: "many" },
        errors: {
          heldOut: "A whole number of items from 0 to 1,000,000.",
          pairing: "Choose which pairs.",
          seed: "A whole number from 0 to 999,999,999.",
        },
      },
    });
    expect(await sent(["ties", "soft"])).toMatchObject({
      init: { status: 400 },
      data: { errors: { softLabel: "Ties are kept as a soft label of 0.5: choose a soft label." } },
    });
    await sent(
      ["ties", "soft"],
      ["softLabel", "votes"],
      ["heldOut", "0"],
      ["seed", "9"],
      ["turns", "last"],
      ["pairing", "best-worst"],
    );
    expect((await release.loader(call({ release: "soft" }))).manifest).toMatchObject({
      seed: 9,
      options: { ties: "soft", softLabel: "votes", split: null, turns: "last", pairing: "best-worst" },
    });
    const { manifest: soft } = await release.loader(call({ release: "soft" }));
    expect(optionsInWords(soft)).toEqual([
      "best against worst",
      "the last turn only",
      "soft label from consensus",
      "keep ties with a soft label of 0.5",
    ]);
    const split = { heldOut: 1000, mostShare: 0.1 };
    expect(
      optionsInWords({ ...soft, options: { pairing: "all", ties: "drop", softLabel: "none", turns: "each", split } }),
    ).toEqual(["0 pairs held out"]);
  });

  it("put what the release itself refuses beside its field", async () => {
    await made();
    const again = await create.action(
      call({}, [
        ["name", "autumn"],
        ["unit", "item"],
        ["decision", "1"],
      ]),
    );
    expect(again).toMatchObject({
      init: { status: 400 },
      data: { errors: { name: expect.stringContaining("already") } },
    });
    const unknown = await create.action(
      call({}, [
        ["name", "other"],
        ["unit", "item"],
        ["decision", "99"],
      ]),
    );
    expect(unknown).toMatchObject({ init: { status: 400 }, data: { errors: { batches: "There is no decision 99." } } });
    const odd = await create.action(
      call({}, [
        ["name", "other"],
        ["unit", "item"],
        ["decision", "1e99"],
      ]),
    );
    expect(odd).toMatchObject({ init: { status: 400 } });
  });

  it("show a release with its members, reasons and downloads", async () => {
    const id = await made();
    const page = await release.loader(call({ release: id }));
    expect(page.members).toMatchObject([
      { batchId: week1, week: 1, items: 3, decisionId: 1, decided: "Accept · include", signer: "tester", rules: [] },
    ]);
    expect(page.reasons).toEqual([
      { reason: "tie", meaning: "The kept judgments tie, or balance to exactly 0.", count: 1 },
    ]);
    expect(page.downloads).toMatchObject({
      chosen: { format: "trl-preference", weights: "column", split: "train" },
      files: [{ fileName: "autumn.train.trl-preference.jsonl", promised: { lines: 2 } }],
      refusal: null,
    });
    expect((await release.loader(call({ release: "autumn" }))).id).toBe(id);
  });

  it("show the files of another format, one per weight, with the line for its mixer", async () => {
    const id = await made();
    const at = async (query: string) => {
      const request = new Request(`http://localhost/releases/${id}?${query}`);
      return (await release.loader({ ...call({ release: id }), request })).downloads;
    };
    const shards = await at("format=openrlhf&weights=shards");
    expect(shards.files.map(({ fileName, href }) => [fileName, href])).toEqual([
      [
        "autumn.train.openrlhf.shards.1.00.jsonl",
        `/releases/${id}/download/openrlhf?weights=shards&split=train&part=1.00`,
      ],
    ]);
    expect(shards.mixer).toContain("--data.dataset_probs 1.0000");
    expect((await at("format=nemo-rl&weights=margin")).refusal).toContain("has no margin");
    expect((await at("format=trl-stepwise")).refusal).toContain("This data has no steps");
    expect((await at("format=nothing&weights=nothing")).chosen).toMatchObject({
      format: "trl-preference",
      weights: "column",
    });
  });

  it("hand the manifest out as the same bytes at every call", async () => {
    const id = await made();
    const texts = [];
    for (let i = 0; i < 2; i += 1) texts.push(await (await manifest.loader(call({ release: id }))).text());
    expect(texts[0]).toBe(texts[1]);
    expect(JSON.parse(texts[0] ?? "")).toMatchObject({ release: { id, name: "autumn" } });
  });

  it("compare a release with another, and hand the records out as CSV", async () => {
    const id = await made();
    await decide(tools, week1, {
      training: "reweight",
      rules: [{ action: "weight", weight: 0.1, where: {}, reason: "Barely trusted." }],
    });
    await create.action(
      call({}, [
        ["name", "winter"],
        ["unit", "item"],
        ["decision", "2"],
      ]),
    );
    const alone = await diff.loader(call({ release: "winter" }));
    expect(alone.page).toMatchObject({ before: null, compared: null, others: [{ id, name: "autumn" }] });
    const compared = call({ release: "winter" });
    compared.request = new Request(`http://localhost/releases/winter/diff?with=${id}`);
    const { page } = await diff.loader(compared);
    expect(page.compared).toMatchObject({
      same: 0,
      counts: { added: 0, dropped: 0, reweighted: 2, moved: 0 },
      first: [{ id: "a", change: "reweighted", before: 1 }, { id: "c" }],
    });
    const text = await (await diffCsv.loader(compared)).text();
    expect(text.split("\r\n")[1]).toBe(
      `a,reweighted,1,${week1},1,0.1,rule,Week 1: a rule of decision 2 applies now. Weight 0.10 for all judgments: Barely trusted.`,
    );
    const wrong = call({ release: "winter" });
    wrong.request = new Request("http://localhost/releases/winter/diff?with=spring");
    await expect(diff.loader(wrong)).rejects.toMatchObject({ status: 404 });
    await expect(diffCsv.loader(wrong)).rejects.toMatchObject({ status: 404 });
  });

  it("know no other release", async () => {
    for (const loader of [release.loader, manifest.loader])
      await expect(loader(call({ release: "../x" }))).rejects.toMatchObject({ status: 404 });
  });
});
