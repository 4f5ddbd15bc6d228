/** `assay check` on public files: the exit code, the one JSON document, and PandaLM's numbers counted again here. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckReport } from "#app/review/check-report.ts";
import { aDesk, type Desk, type Ran } from "#test/support/assay-command.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

/** Issue 2, section 6: every name, in its order. */
const REPORT = [
  ...["file", "sha256", "format", "preset", "rows", "items", "judgments", "annotators", "quarantined"],
  ...["quarantinedTotal", "metrics", "recommendation"],
];
const METRIC = ["id", "version", "value", "low", "high", "n", "state", "reason"];
const METRIC_IDS = [
  ...["schema-validity", "exact-duplicates", "raw-agreement-no-ties", "raw-agreement-3way"],
  ...["krippendorff-alpha-nominal", "krippendorff-alpha-ordinal", "tie-rate", "longer-wins", "position-bias"],
  ...["gold-accuracy", "annotator-concentration"],
];

function reportOf({ stdout }: Ran): CheckReport {
  return JSON.parse(stdout);
}

describe.skipIf(!hasSharedData)("assay check", () => {
  /** file, exit code, format, preset, rows, items, judgments, annotators; counts as in the files' own documentation. */
  const FILES = [
    ["tulu1-human-eval/eval_annotations_tulu_1.xlsx", 1, "xlsx", "tulu-human-eval@1", 1150, 1079, 1150, 16],
    ["pandalm-testset/testset-v1.json", 1, "json", "pandalm@1", 999, 999, 2997, 3],
    // Real transcripts: 1 % of them hold an address or a phone number.
    ["hh-rlhf-harmless-test/harmless-base-test.jsonl.gz", 1, "jsonl+gzip", "hh-rlhf@1", 2312, 2312, 2312, 0],
    ["llmbar/LLMBar_Adversarial_GPTInst.json", 0, "json", "llmbar@1", 92, 92, 0, 0],
    ["llmbar/LLMBar_Adversarial_GPTOut.json", 0, "json", "llmbar@1", 47, 47, 0, 0],
    ["llmbar/LLMBar_Adversarial_Manual.json", 1, "json", "llmbar@1", 46, 46, 0, 0],
    ["llmbar/LLMBar_Adversarial_Neighbor.json", 0, "json", "llmbar@1", 134, 134, 0, 0],
    ["llmbar/LLMBar_Natural.json", 0, "json", "llmbar@1", 100, 100, 0, 0],
    ["llmbar/Processed_FairEval.json", 0, "json", "llmbar@1", 66, 66, 0, 0],
    ["llmbar/Processed_LLMEval_2.json", 1, "json", "llmbar@1", 200, 200, 0, 0],
    ["llmbar/Processed_MT-Bench.json", 0, "json", "llmbar@1", 200, 200, 0, 0],
  ] as const;

  it.each(FILES)("%s", async (path, code, format, preset, rows, items, judgments, annotators) => {
    const file = shared(`data/${path}`);
    const ran = await desk.run("check", file, "--json");
    expect([ran.code, ran.stderr]).toEqual([code, ""]);
    const report = reportOf(ran);
    expect(report).toMatchObject({ file: basename(file), format, preset, rows, items, judgments, annotators });
    expect(report).toMatchObject({ quarantined: [], quarantinedTotal: 0 });
    expect(report.sha256).toBe(createHash("sha256").update(readFileSync(file)).digest("hex"));
    expect(Object.keys(report).filter((key) => REPORT.includes(key))).toEqual(REPORT);
    expect(Object.keys(report.recommendation)).toEqual(["commercial", "training", "because"]);
    expect(report.metrics.map(({ id }) => id)).toEqual(expect.arrayContaining(METRIC_IDS));
    for (const metric of report.metrics) {
      expect(Object.keys(metric).filter((key) => METRIC.includes(key))).toEqual(METRIC);
      expect(typeof metric.reason === "string").toBe(metric.state === "insufficient");
      if (metric.value === null) expect(metric.state).toBe("insufficient");
      else expect(metric.low !== null && metric.low <= metric.value && metric.value <= (metric.high ?? -1)).toBe(true);
    }
    expect(report.metrics.some(({ gate, state }) => gate && state === "fail")).toBe(code === 1);
  });

  it("counts the lines of a gzip that are there", () => {
    const bytes = gunzipSync(readFileSync(shared("data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz")));
    expect(bytes.toString("utf8").trimEnd().split("\n").length).toBe(2312);
  });

  it("prints the same report for a person: the verdict first, each metric on a line", async () => {
    const ran = await desk.run("check", shared("data/pandalm-testset/testset-v1.json"));
    const lines = ran.stdout.split("\n");
    expect(ran.code).toBe(1);
    expect(lines[0]).toMatch(/^Rework, and quarantine — exact duplicates in the batch 0\.138 is over 0\.03/);
    expect(ran.stdout).toMatch(/■ fail +Exact duplicates in the batch +0\.138/);
    expect(ran.stdout).toContain("No row quarantined.");
  });
});

interface PandaLmRow {
  instruction: string;
  input: string;
  response1: string;
  response2: string;
  annotator1: number;
  annotator2: number;
  annotator3: number;
}

describe.skipIf(!hasSharedData)("PandaLM's numbers", () => {
  let report: CheckReport;
  let rows: PandaLmRow[];
  let votes: number[][];
  beforeAll(async () => {
    const file = shared("data/pandalm-testset/testset-v1.json");
    report = reportOf(await desk.run("check", file, "--json"));
    // A few of its answers are bare numbers.
    rows = JSON.parse(readFileSync(file, "utf8")).map((row: PandaLmRow) => ({
      ...row,
      response1: String(row.response1),
      response2: String(row.response2),
    }));
    votes = rows.map((row) => [row.annotator1, row.annotator2, row.annotator3]);
  });
  const metric = (id: string) => report.metrics.find((one) => one.id === id);

  it("Cohen's kappas of the three annotator pairs are the published 0.85, 0.88 and 0.86", () => {
    const pairs = metric("cohen-kappa-mean")?.detail?.rows ?? [];
    const kappas = Object.fromEntries(pairs.map(([a, b, , , kappa]) => [`${a} ${b}`, Number(kappa).toFixed(2)]));
    expect(kappas).toEqual({
      "annotator1 annotator2": "0.85",
      "annotator1 annotator3": "0.88",
      "annotator2 annotator3": "0.86",
    });
  });

  it("nominal alpha equals its definition, pair by pair, to 1e-9", () => {
    expect(Math.abs((metric("krippendorff-alpha-nominal")?.value ?? 0) - alphaNominal(votes))).toBeLessThan(1e-9);
  });

  it("longer wins is the share of decided votes that name the longer response", () => {
    const decided = rows.flatMap(({ response1, response2 }, i) =>
      (votes[i] ?? [])
        .filter((vote) => vote !== 0 && [...response1].length !== [...response2].length)
        .map((vote) => [...response1].length > [...response2].length === (vote === 1)),
    );
    const share = decided.filter(Boolean).length / decided.length;
    expect(metric("longer-wins")?.n).toBe(decided.length);
    expect(Math.abs((metric("longer-wins")?.value ?? 0) - share)).toBeLessThan(1e-12);
  });

  it("first shown is preferred as often as votes are 1, ties apart", () => {
    const decided = votes.flat().filter((vote) => vote !== 0);
    const share = decided.filter((vote) => vote === 1).length / decided.length;
    expect(metric("position-bias")).toMatchObject({ n: decided.length });
    expect(Math.abs((metric("position-bias")?.value ?? 0) - share)).toBeLessThan(1e-12);
  });

  it("exact duplicates are the items whose prompt and responses came before, in either order", () => {
    const fold = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
    const keys = rows.map(({ instruction, input, response1, response2 }) =>
      JSON.stringify([fold(`${instruction}\n${input}`), ...[fold(response1), fold(response2)].sort()]),
    );
    expect(metric("exact-duplicates")?.value).toBe((keys.length - new Set(keys).size) / keys.length);
  });
});

/** Krippendorff's definition without a coincidence matrix: disagreement within items over disagreement of all pairs. */
function alphaNominal(items: readonly number[][]): number {
  const all = items.flat();
  const disagreements = (labels: readonly number[]) =>
    labels.reduce((sum, a, i) => sum + labels.filter((b, j) => i !== j && a !== b).length, 0);
  const within = items.reduce((sum, labels) => sum + disagreements(labels) / (labels.length - 1), 0) / all.length;
  return 1 - within / (disagreements(all) / (all.length * (all.length - 1)));
}
