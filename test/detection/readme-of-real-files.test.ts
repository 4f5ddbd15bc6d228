/** README's table of real files as they are, cell by cell, against what `assay check` says of them today. */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { groupDigits } from "#app/domain/figure.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { checkFile } from "#app/review/check-file.server.ts";
import type { CheckReport } from "#app/review/check-report.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { NOW } from "#test/support/tools.ts";
import { viewOfRecords } from "./generated.ts";
import { REAL_FILES, realRecords } from "./real-records.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** By the table's first column, the metrics of a cell in their order. */
const ROWS: Record<string, string[]> = {
  "exact, near-duplicates": ["exact-duplicates", "near-duplicates"],
  "agreement without ties": ["raw-agreement-no-ties"],
  "α, preferred side": ["krippendorff-alpha-nominal"],
  "gold accuracy": ["gold-accuracy"],
  "skill by agreement; competence": ["dawid-skene-accuracy", "mace-competence"],
  ties: ["tie-rate"],
  "longer preferred": ["longer-wins"],
  "of that, by length alone": ["controlled-length"],
  "first shown preferred": ["position-bias"],
};

/** Cells by row and column of the table that follows "The same files **as they are**". */
function tableOfReadme(): Map<string, string[]> {
  const lines = README.slice(README.indexOf("The same files **as they are**")).split("\n");
  const from = lines.findIndex((line) => line.startsWith("|"));
  const to = lines.findIndex((line, at) => at > from && !line.startsWith("|"));
  const cells = lines.slice(from, to).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return new Map(cells.map(([name = "", ...rest]) => [name, rest]));
}

interface Told {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  insufficient: boolean;
}

async function checked(path: string): Promise<CheckReport> {
  const file = shared(path);
  const request = { file, fileName: basename(file), reader: null, limits: DEFAULT_LIMITS, policy: DEFAULT_POLICY };
  const report = await checkFile(
    { ...request, protection: null, now: NOW },
    { progress: () => {}, cancelled: () => false },
  );
  if (!report) throw new Error(`${path} was not checked.`);
  return report;
}

const ofReport =
  ({ metrics }: CheckReport) =>
  (id: string): Told => {
    const found = metrics.find((metric) => metric.id === id);
    if (!found) throw new Error(`No ${id}.`);
    const { value, low, high, n, state } = found;
    return { value, low, high, n, insufficient: state === "insufficient" };
  };

/** Without its n a cell says less; a word says that there is nothing to judge by. */
function expectCell(cell: string, told: readonly Told[]): void {
  if (told.every(({ insufficient }) => insufficient)) {
    expect(cell).not.toMatch(/\d\.\d/);
    const n = /^([\d,]+)( comparisons)?: not enough data$/.exec(cell)?.[1];
    if (n) expect(Number(n.replace(",", ""))).toBe(told[0]?.n);
    return;
  }
  const texts = told.map(({ value, low, high }) => {
    const [point, from, to] = [value, low, high].map((one) => groupDigits(one ?? Number.NaN, 3));
    return from === to ? shortened(point ?? "") : `${point} [${from}, ${to}]`;
  });
  const shown = texts.join(texts[0]?.includes("[") ? "; " : ", ");
  const n = /, ([\d,]+)$/.exec(cell);
  const stated =
    n && shown.includes("[") && !cell.endsWith("]") ? `${shown}, ${told[0]?.n?.toLocaleString("en")}` : shown;
  // A share that nobody has is written 0, without what it may be.
  expect(stated.startsWith("0.000 [") && cell === "0" ? "0" : stated).toBe(cell);
}

function shortened(share: string): string {
  return Number(share) === 0 ? "0" : share;
}

describe.skipIf(!hasSharedData)("README of real files", () => {
  const table = tableOfReadme();
  const COLUMNS = [
    ["Tulu 1", "data/tulu1-human-eval/eval_annotations_tulu_1.xlsx", 0],
    ["PandaLM", "data/pandalm-testset/testset-v1.json", 1],
    ["OASST, its trees", "data/oasst-en100/en_100_tree.jsonl", 3],
    ["OASST, its messages", "data/oasst-en100/en_100_message.jsonl", 3],
    ["HH harmless", "data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz", 4],
  ] as const;

  test("names every row that is looked at, and no other", () => {
    expect([...table.keys()]).toEqual(["number", "---", "verdict", ...Object.keys(ROWS)]);
    expect(table.get("number")).toEqual([
      "Tulu 1",
      "PandaLM",
      "UKP, three debates",
      "OASST, 212 prompts",
      "HH harmless, 2,312 pairs",
    ]);
  });

  describe.each(COLUMNS)("%s", (_name, path, column) => {
    let report: CheckReport | undefined;
    beforeAll(async () => {
      report = await checked(path);
    });

    test("verdict", () => {
      expect(report?.recommendation.commercial).toBe(table.get("verdict")?.[column]);
    });

    test.each(Object.entries(ROWS))("%s", (row, ids) => {
      if (!report) throw new Error("Not checked.");
      expectCell(table.get(row)?.[column] ?? "", ids.map(ofReport(report)));
    });
  });

  describe("UKP, three debates", () => {
    const column = 2;
    const duplicates = "exact, near-duplicates";

    test("verdict, and copies in each of the files", async () => {
      const reports: CheckReport[] = [];
      for (const path of REAL_FILES.ukpconvarg1) reports.push(await checked(path));
      expect(reports.map(({ recommendation }) => recommendation.commercial)).toEqual(Array(3).fill("reject"));
      const ranges = (ROWS[duplicates] ?? []).map((id) => {
        const shares = reports.map((report) => ofReport(report)(id).value ?? Number.NaN);
        return `${shortened(Math.min(...shares).toFixed(3))} to ${Math.max(...shares).toFixed(3)}`;
      });
      expect(table.get(duplicates)?.[column]).toBe(`${ranges.join(", ")} a file`);
    });

    test.each(Object.entries(ROWS).filter(([row]) => row !== duplicates))("%s", async (row, ids) => {
      const { view, context } = viewOfRecords(structuredClone(await realRecords("ukpconvarg1")));
      const told = ids.map((id): Told => {
        const metric = metricById(id);
        const outcome = metric.measure(view, context);
        if (outcome.kind !== "estimate") return { value: null, low: null, high: null, n: null, insufficient: true };
        return { ...outcome, insufficient: outcome.n < metric.minimumN };
      });
      expectCell(table.get(row)?.[column] ?? "", told);
    });
  });

  test("what is said of the harmless file", async () => {
    const told = ofReport(await checked("data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz"));
    const text = (id: string) => {
      const { value, low, high } = told(id);
      return [value, low, high].map((one) => groupDigits(one ?? Number.NaN, 3));
    };
    const [refusal, refusalLow, refusalHigh] = text("refusal-in-chosen");
    const [auc, aucLow, aucHigh] = text("opening-dominance");
    const said = README.replace(/\s+/g, " ");
    expect(said).toContain(
      `a refusal is preferred to an answer in ${refusal} [${refusalLow}, ${refusalHigh}] of ${told("refusal-in-chosen").n} pairs`,
    );
    expect(said).toContain(`foretell the label (AUC ${auc} [${aucLow}, ${aucHigh}])`);
    expect(said).toContain(
      `and ${((told("pii-rate").value ?? Number.NaN) * 100).toFixed(1)} % of the pairs hold personal data`,
    );
  });

  test("LLMBar's 885 pairs have gold and no judgments, and nothing is said of judging", async () => {
    const files = readdirSync(shared("data/llmbar")).filter((name) => name.endsWith(".json"));
    let [items, judgments] = [0, 0];
    for (const name of files) {
      const report = await checked(`data/llmbar/${name}`);
      items += report.items;
      judgments += report.judgments;
      const judged = report.metrics.filter(({ id }) => ["gold-accuracy", "tie-rate", "longer-wins"].includes(id));
      expect(judged.map(({ state }) => state)).toEqual(Array(3).fill("insufficient"));
    }
    expect([items, judgments]).toEqual([885, 0]);
    expect(README).toContain("LLMBar's 885 pairs have gold and no judgments");
  });
});
