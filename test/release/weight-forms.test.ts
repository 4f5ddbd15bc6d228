/** A weight reaches the trainer in the form that was chosen: each form is read back and compared with the weights decided. */
import { parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportRelease } from "#app/release/export-release.server.ts";
import { TRAINER_FORMATS, trainerFormatById } from "#app/release/formats/index.ts";
import type { TrainerFormat } from "#app/release/formats/trainer-format.ts";
import { manifestSchema } from "#app/release/manifest.ts";
import { createRelease } from "#app/release/release.server.ts";
import { type ReleaseOptions, SPLITS } from "#app/release/release-options.ts";
import { type OutputChoice, partsOf, shardsOf } from "#app/release/release-output.ts";
import type { Rule } from "#app/review/rules.ts";
import { findRelease } from "#db/releases.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, linesOfText, takeIn } from "./released.ts";

const DOMAINS = ["maths", "code", "chat"];
const WEIGHTS: Record<string, number> = { maths: 0.3, code: 1, chat: 2.4 };
const RULES: Rule[] = DOMAINS.map((domain) => ({
  action: "weight",
  weight: WEIGHTS[domain] as number,
  where: { domains: [domain] },
  reason: "As decided.",
}));
const N = 3000;
/** Two turns of each conversation, one prompt per two conversations. */
const ITEMS = Array.from({ length: N }, (_, n) => ({
  id: `r-${n}`,
  prompt: `Question ${Math.floor(n / 4)}`,
  responses: [{ text: `yes ${n}` }, { text: `no ${n}` }],
  judgments: [{ annotator: "ada", kind: "likert", value: 1 + (n % 5 === 2 ? 3 : n % 5), points: 5 }],
  domain: DOMAINS[n % 3],
  conversation: `c-${Math.floor(n / 2)}`,
  turn: 1 + (n % 2),
}));

/** Pairs, of which every seventh is a tie in maths and none elsewhere; thumbs, most of them on code; solutions in steps, most of them in chat. */
const MIXED_KINDS = Array.from({ length: 420 }, (_, n) => {
  const domain = DOMAINS[n % 3] as string;
  const shared = { id: `k-${n}`, prompt: `Task ${n}`, responses: [{ text: `yes ${n}` }, { text: `no ${n}` }], domain };
  const thumbs = (response: number) => ({
    annotator: "ada",
    kind: "thumbs",
    response,
    value: response === 0,
  });
  const kind =
    n % 3 === 1 && n % 2 === 0
      ? "thumbs"
      : n % 3 === 2 && n % 4 === 0
        ? "steps"
        : n % 15 === 0
          ? "thumbs"
          : n % 21 === 3
            ? "steps"
            : "pair";
  if (kind === "thumbs") return { ...shared, judgments: [thumbs(0), thumbs(1)] };
  if (kind === "steps") return { ...shared, tags: ["steps"], judgments: [thumbs(0), thumbs(1)] };
  const value = n % 7 === 0 && domain === "maths" ? 3 : 1 + (n % 2);
  return { ...shared, judgments: [{ annotator: "ada", kind: "likert", value, points: 5 }] };
});

describe("the forms of a weight", () => {
  let tools: TestTools;
  let contract: string;

  beforeEach(async () => {
    tools = await testTools();
    contract = await contractOfThreeWeeks(tools);
    const week1 = await batchIdOf(tools, contract, 1);
    await takeIn(tools, week1, jsonl(ITEMS));
    await decide(tools, week1, { training: "reweight", rules: RULES });
  });
  afterEach(() => tools.dispose());

  async function released(options: Partial<Omit<ReleaseOptions, "unit" | "seed">> = {}, name = "autumn") {
    const week1 = await batchIdOf(tools, contract, 1);
    const made = await createRelease(tools, { name, batchIds: [week1], createdBy: "tester", seed: 11, options });
    if (made.kind === "refused") throw new Error(made.message);
    return manifestSchema.parse((await findRelease(tools.db, made.id))?.manifest);
  }

  async function bytesOf(name: string, format: string, choice: OutputChoice = {}): Promise<Buffer> {
    const found = await exportRelease(tools, name, format, choice);
    if (found.kind !== "export") throw new Error(found.message);
    const chunks: Buffer[] = [];
    for await (const chunk of found.chunks) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    expect(found.written()?.bytes).toBe(bytes.length);
    return bytes;
  }

  const rowsOf = async (name: string, format: string, choice: OutputChoice = {}) =>
    linesOfText((await bytesOf(name, format, choice)).toString("utf8"));
  const numberIn = (text: unknown) => Number(/\d+/.exec(String(text))?.[0]);
  const weightOf = (n: number) => WEIGHTS[DOMAINS[n % 3] as string] as number;

  it("column: every row says the weight that was decided", async () => {
    await released();
    const rows = await rowsOf("autumn", "trl-preference");
    expect(rows).toHaveLength(N);
    for (const row of rows) expect(row.weight).toBe(weightOf(numberIn(row.chosen)));
  });

  it("shards: each row in one file of its weight, mixed in proportion to rows × weight", async () => {
    const manifest = await released();
    const parts = partsOf(manifest, "shards");
    expect(parts).toEqual(["0.30", "1.00", "2.40"]);
    const seen: number[] = [];
    for (const part of parts)
      for (const row of await rowsOf("autumn", "openrlhf", { weights: "shards", part })) {
        const n = numberIn((row.chosen as { content: string }[])[0]?.content);
        expect(weightOf(n).toFixed(2)).toBe(part);
        expect(row).not.toHaveProperty("weight");
        seen.push(n);
      }
    expect(seen.sort((a, b) => a - b)).toEqual(ITEMS.map((_, n) => n));
    for (const format of TRAINER_FORMATS.filter(({ stepsOnly }) => !stepsOnly)) {
      const shards = shardsOf(manifest, format, null);
      // 1,000 rows each: 0.3 : 1 : 2.4 of 3.7.
      expect(shards.map(({ share }) => share.toFixed(4))).toEqual(["0.0811", "0.2703", "0.6486"]);
      const mixed = format.mixer(shards, 11);
      for (const { fileName } of shards)
        expect(mixed).toContain(fileName.replace(/\.(jsonl|parquet)$/, "").split(".")[0]);
    }
  });

  it("shards are mixed in proportion to the rows that a format makes: of ties, single labels and steps, or not", async () => {
    const week2 = await batchIdOf(tools, contract, 2);
    await takeIn(tools, week2, jsonl(MIXED_KINDS));
    await decide(tools, week2, { training: "reweight", rules: RULES });
    const options = { ties: "soft", softLabel: "votes", split: { heldOut: 40, mostShare: 0.2 } } as const;
    const made = await createRelease(tools, {
      name: "kinds",
      batchIds: [week2],
      createdBy: "tester",
      seed: 5,
      options,
    });
    if (made.kind === "refused") throw new Error(made.message);
    const manifest = manifestSchema.parse((await findRelease(tools.db, made.id))?.manifest);
    const parts = partsOf(manifest, "shards");
    expect(parts).toEqual(["0.30", "1.00", "2.40"]);
    const seen = new Map<string, string>();
    for (const format of TRAINER_FORMATS)
      for (const split of SPLITS) {
        const masses = await Promise.all(
          parts.map(
            async (part) => Number(part) * (await countRows("kinds", format, { weights: "shards", part, split })),
          ),
        );
        const total = masses.reduce((sum, mass) => sum + mass, 0);
        // Solutions give no pair, and are held out with nothing that does.
        if (!format.stepsOnly || split === "train") expect(total, format.id).toBeGreaterThan(0);
        const shares = shardsOf(manifest, format, split).map(({ share }) => share.toFixed(9));
        expect(shares, `${format.id} ${split}`).toEqual(
          masses.filter((mass) => mass > 0).map((mass) => (mass / total).toFixed(9)),
        );
        seen.set(`${format.id} ${split}`, shares.join());
      }
    // A row for every pair, for pairs that are no ties, for single labels as well, and for solutions.
    expect(
      new Set(["generic", "openrlhf", "trl-unpaired", "trl-stepwise"].map((id) => seen.get(`${id} train`))).size,
    ).toBe(4);
  });

  async function countRows(name: string, format: TrainerFormat, choice: OutputChoice): Promise<number> {
    const bytes = await bytesOf(name, format.id, choice);
    if (format.encoding === "lines") return linesOfText(bytes.toString("utf8")).length;
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    return (await parquetReadObjects({ file })).length;
  }

  it("shards of one side are mixed in proportion to that side's rows × weight, without those it leaves empty", async () => {
    const manifest = await released({ split: { heldOut: 200, mostShare: 0.1 } }, "split");
    const format = trainerFormatById("openrlhf") as TrainerFormat;
    for (const split of SPLITS) {
      const masses = new Map<string, number>();
      for (const { weight } of (await rowsOf("split", "generic", { split })) as { weight: number }[])
        masses.set(weight.toFixed(2), (masses.get(weight.toFixed(2)) ?? 0) + weight);
      const total = [...masses.values()].reduce((sum, mass) => sum + mass, 0);
      const shards = shardsOf(manifest, format, split);
      expect(shards).toHaveLength(3);
      for (const [i, part] of partsOf(manifest, "shards").entries())
        expect(shards[i]?.share).toBeCloseTo((masses.get(part) ?? 0) / total, 9);
    }
    const sides = SPLITS.map((split) => shardsOf(manifest, format, split).map(({ share }) => share));
    expect(sides[0]).not.toEqual(sides[1]);
    const heldOut = { items: 3, pairs: 3, weights: [{ weight: 1, pairs: 3 }] };
    const narrow = { ...manifest, counts: { ...manifest.counts, heldOut } };
    expect(shardsOf(narrow, format, "held-out")).toEqual([
      { fileName: "split.held-out.openrlhf.shards.1.00.jsonl", share: 1 },
    ]);
    // A release of before the weights of its sides were counted: all of it stands for both.
    const older = { ...manifest, counts: { ...manifest.counts, heldOut: { items: 200, pairs: 200 } } };
    expect(shardsOf(older, format, "train")).toEqual(
      shardsOf(manifest, format, null).map(({ share }, i) => ({ ...shardsOf(manifest, format, "train")[i], share })),
    );
  });

  it("resample: a row of weight w comes floor(w) or floor(w) + 1 times, on average w", async () => {
    await released();
    const times = new Map<number, number>();
    for (const row of await rowsOf("autumn", "trl-reward", { weights: "resample" })) {
      const n = numberIn((row.chosen as { content: string }[])[1]?.content);
      times.set(n, (times.get(n) ?? 0) + 1);
    }
    for (const [d, domain] of DOMAINS.entries()) {
      const weight = WEIGHTS[domain] as number;
      const own = ITEMS.flatMap((_, n) => (n % 3 === d ? [times.get(n) ?? 0] : []));
      for (const count of own) expect([Math.floor(weight), Math.ceil(weight)]).toContain(count);
      const rest = weight - Math.floor(weight);
      const sum = own.reduce((all, count) => all + count, 0);
      // Four standard errors of a binomial sum of 1,000.
      expect(Math.abs(sum - 1000 * weight)).toBeLessThanOrEqual(4 * Math.sqrt(1000 * rest * (1 - rest)));
    }
  });

  it("resample: chosen and rejected of a KTO pair are left out or kept together", async () => {
    await released();
    const rows = await rowsOf("autumn", "trl-unpaired", { weights: "resample" });
    const labels = new Map<number, number>();
    for (const { completion, label } of rows)
      labels.set(numberIn(completion), (labels.get(numberIn(completion)) ?? 0) + (label ? 1 : -1));
    expect(new Set(labels.values())).toEqual(new Set([0]));
  });

  it("margin: the margin times the weight, and only where a trainer reads one", async () => {
    await released();
    const plain = await rowsOf("autumn", "trl-reward");
    const scaled = await rowsOf("autumn", "trl-reward", { weights: "margin" });
    for (const [i, row] of scaled.entries()) {
      const { margin, weight } = plain[i] as { margin: number; weight: number };
      expect(row.margin).toBeCloseTo(margin * weight, 6);
      expect(row).not.toHaveProperty("weight");
    }
    expect(await exportRelease(tools, "autumn", "nemo-rl", { weights: "margin" })).toMatchObject({
      kind: "absent",
      message: expect.stringContaining("has no margin"),
    });
  });

  it("sidecar: a weight for every row of the file beside it, in its order, by the record's id", async () => {
    await released();
    for (const { id } of TRAINER_FORMATS.filter(({ stepsOnly, encoding }) => !stepsOnly && encoding === "lines")) {
      const data = await rowsOf("autumn", id, { weights: "sidecar", part: "data" });
      const weights = await rowsOf("autumn", id, { weights: "sidecar", part: "weights" });
      expect(weights).toHaveLength(data.length);
      for (const [i, row] of weights.entries()) {
        expect(row.id).toBe(data[i]?.id);
        expect(data[i]).not.toHaveProperty("weight");
        expect(row.weight).toBe(weightOf(numberIn(row.id)));
      }
    }
  });

  it("parquet: the same pairs as the lines, read by another reader, the same bytes again", async () => {
    await released();
    const bytes = await bytesOf("autumn", "parquet");
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    const lines = await rowsOf("autumn", "trl-preference");
    expect(
      rows.map(({ prompt, chosen, rejected, margin, weight }) => ({ prompt, chosen, rejected, margin, weight })),
    ).toEqual(lines);
    expect(rows[1]).toMatchObject({
      id: "r-1",
      week: 1,
      domain: "code",
      conversation: "c-0",
      turn: 2,
      label_prob: null,
      judgments: 1,
    });
    expect((await bytesOf("autumn", "parquet")).equals(bytes)).toBe(true);
  });

  it("shares of conversations, held-out groups and soft labels are what the manifest says, in every format", async () => {
    const manifest = await released(
      { turns: "share", softLabel: "strength", split: { heldOut: 200, mostShare: 0.1 } },
      "shared",
    );
    expect(manifest.counts).toMatchObject({ pairs: N, heldOut: { items: 200, pairs: 200 } });
    const [train, held] = [await rowsOf("shared", "generic"), await rowsOf("shared", "generic", { split: "held-out" })];
    expect([train.length, held.length]).toEqual([N - 200, 200]);
    for (const row of [...train, ...held]) {
      expect(row.weight).toBeCloseTo(weightOf(numberIn(row.id)) / 2, 6);
      expect(row.label_prob).toBeCloseTo(0.5 + Number(row.margin) / 2, 6);
    }
    for (const key of ["prompt", "conversation"]) {
      const seen = new Set(train.map((row) => row[key]));
      expect(held.filter((row) => seen.has(row[key]))).toEqual([]);
    }
    for (const { id } of TRAINER_FORMATS.filter(({ stepsOnly, encoding }) => !stepsOnly && encoding === "lines")) {
      const rows = id.endsWith("kto") || id === "trl-unpaired" ? 2 : 1;
      expect(await rowsOf("shared", id, { split: "held-out" })).toHaveLength(200 * rows);
    }
    for (const file of manifest.files) {
      const bytes = await bytesOf("shared", file.format, { split: file.split });
      expect(bytes.length).toBe(file.bytes);
    }
    expect(new Set(manifest.files.map(({ split }) => split))).toEqual(new Set(["train", "held-out"]));
  });

  it("the last turn alone leaves the others out by name", async () => {
    const { counts } = await released({ turns: "last" }, "last");
    expect(counts).toMatchObject({ pairs: N / 2, withoutPair: { "earlier-turn": N / 2 } });
  });

  it("what a release does not have is refused in words", async () => {
    await released();
    const refused = async (format: string, choice: OutputChoice) => {
      const found = await exportRelease(tools, "autumn", format, choice);
      return found.kind === "export" ? "" : found.message;
    };
    expect(await refused("trl-stepwise", {})).toContain("This data has no steps");
    expect(await refused("generic", { split: "held-out" })).toBe("This release holds nothing out.");
    expect(await refused("generic", { weights: "shards", part: "9.99" })).toContain(
      'has no part "9.99"; it has 0.30, 1.00, 2.40',
    );
  });
});
