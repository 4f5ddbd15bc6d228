/** Whole, small files of every format and layout: what the fuzzer breaks. The real ones only where they are at hand. */
import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import { parquetWriteBuffer } from "hyparquet-writer";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { generateItems } from "#db/demo/generate.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { zstdFrame } from "../ingest/formats/zstd-frames.ts";

export interface Seed {
  name: string;
  bytes: Buffer;
}

const ITEMS = 6;

export async function seeds(): Promise<Seed[]> {
  const items = [...generateItems({ ...cleanBatch(7, ITEMS), faults: [] }, emptyTruth())].map(({ item }) => item);
  const jsonl = Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join(""));
  const table: string[][] = items.map(({ id, prompt, responses: [a, b] }) => [
    id,
    textOf(prompt),
    textOf(a?.text),
    textOf(b?.text),
  ]);
  const header = ["id", "prompt", "chosen", "rejected"];
  const delimited = (by: string) =>
    Buffer.from(
      [header, ...table].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(by)).join("\n"),
    );
  const scores = items
    .map(({ id }, i) => `{"id":"${id}","response":${i % 2},"score":${i / 7},"model":"rm"}\n`)
    .join("");
  return [
    { name: "canonical.jsonl", bytes: jsonl },
    { name: "canonical.json", bytes: Buffer.from(JSON.stringify(items)) },
    { name: "canonical.jsonl.gz", bytes: gzipSync(jsonl) },
    { name: "canonical.jsonl.zst", bytes: zstdFrame(jsonl) },
    { name: "pairs.csv", bytes: delimited(",") },
    { name: "pairs.tsv", bytes: delimited("\t") },
    { name: "pairs.parquet", bytes: parquet(header, table) },
    { name: "pairs.xlsx", bytes: await workbook([header, ...table]) },
    { name: "scores.jsonl", bytes: Buffer.from(scores) },
    { name: "attributes.csv", bytes: Buffer.from("annotator,attribute,value\nw-01,country,NO\nw-02,country,DE\n") },
    { name: "contract.json", bytes: Buffer.from(CONTRACT) },
    ...(hasSharedData ? realFiles() : []),
  ];
}

function textOf(text: unknown): string {
  return typeof text === "string" ? text : "";
}

const CONTRACT = JSON.stringify({
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 30,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [10, 10, 10],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["model-a", "model-b"],
  rejectionWindowDays: 10,
});

/** The first rows of each. */
function realFiles(): Seed[] {
  const lines = (path: string, count: number) => {
    const bytes = readFileSync(shared(path));
    const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    return Buffer.from(text.split("\n").slice(0, count).join("\n"));
  };
  const list = (path: string, count: number) =>
    Buffer.from(JSON.stringify((JSON.parse(readFileSync(shared(path), "utf8")) as unknown[]).slice(0, count), null, 1));
  return [
    { name: "hh.jsonl", bytes: lines("data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz", 3) },
    { name: "llamafactory.json", bytes: list("data/llamafactory-format-samples/dpo_en_demo.json", 3) },
    { name: "llamafactory-kto.json", bytes: list("data/llamafactory-format-samples/kto_en_demo.json", 3) },
    { name: "llmbar.json", bytes: list("data/llmbar/LLMBar_Natural.json", 4) },
    { name: "pandalm.json", bytes: list("data/pandalm-testset/testset-v1.json", 4) },
    { name: "oasst.jsonl", bytes: lines("data/oasst-en100/en_100_tree.jsonl", 2) },
    { name: "mt-bench.jsonl", bytes: lines("data/benchmark-prompts/mt_bench_question.jsonl", 5) },
  ];
}

function parquet(header: readonly string[], rows: readonly string[][]): Buffer {
  const columnData = header.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? "") }));
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 4 }));
}

async function workbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("pairs").addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}
