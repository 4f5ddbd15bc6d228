/** A contract's life on the command line: created, delivered to, decided, released, exported — each step checked by what it left. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";

const ITEMS = 500;
const TITLE = "General helpfulness";
const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: TITLE,
  currency: "USD",
  unit: "comparison",
  committedUnits: 1500,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [500, 500, 500],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["sft-7b-r1-a", "sft-7b-r1-b"],
  rejectionWindowDays: 10,
};

const linesOf = (week: number, count = ITEMS) => [
  ...deliveryLines({ ...cleanBatch(week, count), first: week * ITEMS, prefix: `w${week}` }, emptyTruth()),
];
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

let desk: Desk;
let contractId: string;
const week1 = linesOf(1);
const week2 = linesOf(2);

beforeAll(async () => {
  desk = aDesk();
  desk.file("week-1.jsonl", text(week1));
  desk.file("week-2.jsonl", text(week2));
  const ran = await desk.run(
    "contract",
    "create",
    "--file",
    desk.file("contract.json", JSON.stringify(CONTRACT)),
    "--json",
  );
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  contractId = JSON.parse(ran.stdout).id;
});
afterAll(() => desk.dispose());

/** A look past the command line, at what it stored. */
function stored<Row>(sql: string): Row[] {
  const db = new Database(join(desk.dataFolder, "assay.sqlite"), { readonly: true });
  try {
    return db.prepare(sql).all() as Row[];
  } finally {
    db.close();
  }
}

const contract = (...words: string[]) => [...words, "--contract", TITLE];

describe.sequential("a contract's life", () => {
  it("the same contract twice is refused", async () => {
    const ran = await desk.run("contract", "create", "--file", "contract.json");
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(stored("SELECT id FROM contracts")).toEqual([{ id: contractId }]);
  });

  it("two weeks come in, and are measured", async () => {
    for (const week of [1, 2]) {
      // A name with ../ is a place to read from; only its last part is kept.
      const ran = await desk.run("ingest", `data/../week-${week}.jsonl`, ...contract("--week", String(week)), "--json");
      expect(ran.stderr).toBe("");
      expect(JSON.parse(ran.stdout)).toMatchObject({ kind: "stored", version: 1, items: ITEMS, quarantined: 0 });
      // 25 gold items are too few to judge, so the recommendation is to hold; no gate fails.
      expect(ran.code).toBe(0);
    }
    expect(stored("SELECT file_name FROM deliveries")).toEqual([
      { file_name: "week-1.jsonl" },
      { file_name: "week-2.jsonl" },
    ]);
    const measured = stored<{ n: number }>("SELECT count(*) n FROM metric_values GROUP BY delivery_id");
    expect(measured.every(({ n }) => n >= 15)).toBe(true);
    expect(measured.length).toBe(2);
  });

  it("status lists the weeks, by title or by id", async () => {
    const [byTitle, byId] = await Promise.all([
      desk.run("status", ...contract(), "--json"),
      desk.run("status", "--contract", contractId, "--json"),
    ]);
    expect([byTitle.code, byTitle.stderr, byId.stdout]).toEqual([0, "", byTitle.stdout]);
    const { weeks } = JSON.parse(byTitle.stdout);
    expect(
      weeks.map((week: Record<string, unknown>) => [week.week, week.expected, week.delivered, week.decided]),
    ).toEqual([
      [1, 500, 500, null],
      [2, 500, 500, null],
      [3, 500, 0, null],
    ]);
    // What was written well begins well in the texts of the demo, and the openings foretell it.
    expect(weeks[0].recommended).toEqual({ commercial: "hold", training: "reweight" });
    expect(weeks[2].recommended).toBeNull();
  });

  it("the same bytes again say so and change nothing, whatever their name", async () => {
    const before = stored("SELECT * FROM deliveries");
    desk.file("renamed.jsonl", text(week1));
    const ran = await desk.run("ingest", "renamed.jsonl", ...contract("--week", "1"));
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([
      0,
      "",
      "These very bytes are already version 1 of week 1; nothing to do.\n",
    ]);
    expect(stored("SELECT * FROM deliveries")).toEqual(before);
  });

  it("garbage is refused and leaves nothing", async () => {
    const vaultBefore = readdirSync(join(desk.dataFolder, "vault"), { recursive: true }).sort();
    desk.file("garbage.jsonl", '{"a":1}\n'.repeat(20));
    const ran = await desk.run("ingest", "garbage.jsonl", ...contract("--week", "3"));
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toContain("The layout of this file is not one that Assay knows.");
    expect(stored<{ n: number }>("SELECT count(*) n FROM deliveries")).toEqual([{ n: 2 }]);
    expect(stored("SELECT * FROM quarantined_rows")).toEqual([]);
    expect(readdirSync(join(desk.dataFolder, "vault"), { recursive: true }).sort()).toEqual(vaultBefore);
  });

  it("nothing delivered cannot be decided", async () => {
    const ran = await decide(3, "accept", "include", "All is well.");
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toContain("Nothing was delivered for this batch yet");
  });

  it("an annotator who is not there, a weight too large and an empty reason are refused", async () => {
    const calls = [
      await decide(1, "accept", "include", "Fine.", "--exclude-annotator", "nobody"),
      await decide(1, "accept", "reweight", "Fine.", "--weight", "7"),
      await decide(1, "accept", "reweight", "Fine.", "--weight", "half"),
      await decide(1, "accept", "include", " "),
    ];
    expect(calls.map(({ code, stdout }) => [code, stdout])).toEqual(calls.map(() => [2, ""]));
    expect(stored("SELECT id FROM decisions")).toEqual([]);
  });

  it("decisions are signed; going against the recommendation is said and recorded", async () => {
    const first = await decide(1, "accept", "include", "w-03 is left out.", "--exclude-annotator", "w-03", "--json");
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toEqual({
      decision: 1,
      week: 1,
      commercial: "accept",
      training: "include",
      recommended: { commercial: "hold", training: "reweight" },
      override: true,
      standing: "stands",
    });
    expect(first.stderr).toBe("This goes against the recommendation, hold · reweight; it is recorded as such.\n");
    const second = await decide(2, "accept", "reweight", "Half of week 2.", "--weight", "0.5");
    expect([second.code, second.stdout]).toEqual([0, "Decision 2: week 2, accept · reweight.\n"]);
    expect(stored("SELECT id, signer, reason, is_override, recommended_commercial FROM decisions")).toEqual([
      { id: 1, signer: "tester", reason: "w-03 is left out.", is_override: 1, recommended_commercial: "hold" },
      { id: 2, signer: "tester", reason: "Half of week 2.", is_override: 1, recommended_commercial: "hold" },
    ]);
  });

  it("a release takes the decided weeks, once under its name", async () => {
    const ran = await desk.run("release", "create", "--name", "autumn-1", "--held-out", "0", ...contract(), "--json");
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("Left out. ");
    const { manifest } = JSON.parse(ran.stdout);
    expect(manifest.counts.pairs).toBe(expected().length);
    const again = await desk.run("release", "create", "--name", "autumn-1", ...contract());
    expect([again.code, again.stdout]).toEqual([2, ""]);
    const listed = await desk.run("release", "list", "--json");
    expect(JSON.parse(listed.stdout).releases.map(({ name }: { name: string }) => name)).toEqual(["autumn-1"]);
  });

  it("every exported line is a preference that somebody has, with the decided weight", async () => {
    const ran = await desk.run(
      "export",
      "--release",
      "autumn-1",
      "--format",
      "trl-preference",
      "--out",
      "train.jsonl",
      "--json",
    );
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const bytes = readFileSync(join(desk.folder, "train.jsonl"));
    const lines = bytes
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(JSON.parse(ran.stdout)).toMatchObject({
      lines: lines.length,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    expect(new Set(lines.map((line) => Object.keys(line).join()))).toEqual(
      new Set(["prompt,chosen,rejected,margin,weight"]),
    );
    expect(lines.map(({ margin, ...rest }) => ({ ...rest, margin: margin.toFixed(5) }))).toEqual(
      expected().map(({ margin, ...rest }) => ({ ...rest, margin: margin.toFixed(5) })),
    );
    expect(new Set(lines.map(({ weight }) => weight))).toEqual(new Set([1, 0.5]));
  });

  it("the generic format names every vote, and none by the annotator left out", async () => {
    const ran = await desk.run("export", "--release", "autumn-1", "--format", "generic", "--out", "-");
    const votes = ran.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .flatMap(({ week, votes }) => votes.map((vote: Vote) => [week, vote.judgment.annotator, vote.weight]));
    const by = (week: number) => votes.filter(([of]) => of === week);
    expect(week1.some((line) => line.includes('"w-03"'))).toBe(true);
    expect(by(1).some(([, annotator]) => annotator === "w-03")).toBe(false);
    expect(by(2).some(([, annotator]) => annotator === "w-03")).toBe(true);
    expect([new Set(by(1).map(([, , weight]) => weight)), new Set(by(2).map(([, , weight]) => weight))]).toEqual([
      new Set([1]),
      new Set([0.5]),
    ]);
  });

  it("exported twice, to a file or to stdout, the bytes are the same", async () => {
    const words = ["export", "--release", "autumn-1", "--format", "trl-preference", "--out"];
    const again = await desk.run(...words, "again.jsonl");
    const piped = await desk.run(...words, "-");
    expect([again.code, again.stdout, piped.code]).toEqual([0, "", 0]);
    const first = readFileSync(join(desk.folder, "train.jsonl"), "utf8");
    expect(readFileSync(join(desk.folder, "again.jsonl"), "utf8")).toBe(first);
    expect(piped.stdout).toBe(first);
    expect(readdirSync(desk.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("an export that cannot be written leaves no file", async () => {
    const ran = await desk.run("export", "--release", "autumn-1", "--out", "no/such/folder/x.jsonl");
    expect([ran.code, ran.stdout, ran.stderr.split("\n").length]).toEqual([2, "", 2]);
    const unknown = await desk.run("export", "--release", "autumn-1", "--format", "arrow", "--out", "x.arrow");
    expect([unknown.code, unknown.stdout, existsSync(join(desk.folder, "x.arrow"))]).toEqual([2, "", false]);
  });

  it("new bytes are the next version and supersede; corrected rows join it", async () => {
    const good = linesOf(3, 300);
    const broken = good.slice(200).map((line) => line.slice(0, -1));
    desk.file("week-3.jsonl", text(good.slice(0, 150)));
    desk.file("week-3-again.jsonl", text([...good.slice(0, 200), ...broken]));
    desk.file("week-3-corrected.jsonl", text(good.slice(200)));
    const results = [];
    for (const words of [["week-3.jsonl"], ["week-3-again.jsonl"], ["week-3-corrected.jsonl", "--correction"]]) {
      const ran = await desk.run("ingest", ...words, ...contract("--week", "3"), "--json");
      const { kind, version, items, quarantined } = JSON.parse(ran.stdout);
      results.push([kind, version, items, quarantined]);
    }
    expect(results).toEqual([
      ["stored", 1, 150, 0],
      ["stored", 2, 200, 100],
      ["stored", 3, 100, 0],
    ]);
    expect(
      stored(
        "SELECT d.version, d.kind, s.version AS superseded_by FROM deliveries d LEFT JOIN deliveries s ON s.id = d.superseded_by JOIN batches b ON b.id = d.batch_id WHERE b.week = 3 ORDER BY d.version",
      ),
    ).toEqual([
      { version: 1, kind: "full", superseded_by: 2 },
      { version: 2, kind: "full", superseded_by: null },
      { version: 3, kind: "correction", superseded_by: null },
    ]);
    const status = JSON.parse((await desk.run("status", ...contract(), "--json")).stdout);
    expect(status.weeks[2].delivered).toBe(300);
    expect(status.weeks.slice(0, 2).map(({ decided }: { decided: unknown }) => decided)).toEqual([
      { commercial: "accept", training: "include" },
      { commercial: "accept", training: "reweight" },
    ]);
  });
});

function decide(week: number, commercial: string, training: string, reason: string, ...more: string[]) {
  const axes = ["--commercial", commercial, "--training", training, "--reason", reason];
  return desk.run("decide", ...contract("--week", String(week)), ...axes, ...more);
}

interface Vote {
  judgment: { annotator: string };
  weight: number;
}

interface Expected {
  prompt: unknown;
  chosen: unknown;
  rejected: unknown;
  weight: number;
  margin: number;
}

/** The training pairs by hand: mean of the kept labels (1 … 5 as −1 … +1), no gold item, no tie, no equal or empty text. */
function expected(): Expected[] {
  const pairs = (lines: readonly string[], weight: number, excluded: string) =>
    lines.flatMap((line) => {
      const { prompt, responses, judgments, gold } = JSON.parse(line) as ItemRecord;
      const labels = judgments.flatMap((one) =>
        one.kind === "likert" && one.annotator !== excluded ? [one.value] : [],
      );
      const consensus = labels.reduce((sum, label) => sum + (label - 3) / 2, 0) / labels.length;
      const texts = responses.map(({ text }) => text as string);
      if (gold || labels.length === 0 || consensus === 0 || texts[0] === texts[1]) return [];
      const [chosen, rejected] = consensus < 0 ? texts : [...texts].reverse();
      const message = (content: unknown) => [{ role: "assistant", content }];
      return {
        prompt: typeof prompt === "string" ? [{ role: "user", content: prompt }] : prompt,
        chosen: message(chosen),
        rejected: message(rejected),
        weight,
        margin: Math.abs(consensus),
      };
    });
  return [...pairs(week1, 1, "w-03"), ...pairs(week2, 0.5, "")];
}
