/** `assay approve` and `assay report`: a second person signs, and the vendor is told. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { lines } from "../routes/a-batch.ts";

let desk: Desk;
const week = ["--contract", "Helpfulness", "--week", "1"];

beforeAll(async () => {
  desk = aDesk();
  const contract = {
    vendor: "Harbour Labelling",
    title: "Helpfulness",
    currency: "USD",
    unit: "comparison",
    committedUnits: 400,
    tiers: [{ fromUnit: 1, unitPrice: "4.00" }],
    startsOn: "2026-10-05",
    ramp: [400],
    feedback: { kind: "likert", points: 5 },
    rejectionWindowDays: 10,
    secondApproverAbove: "100.00",
  };
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(contract)));
  await desk.run("ingest", desk.file("week.jsonl", lines(400)), ...week);
}, 120_000);
afterAll(() => desk.dispose());

describe.sequential("a decision above the limit", () => {
  it("has no report while it waits, and is approved by another person than its signer", async () => {
    const early = await desk.run("report", ...week);
    expect([early.code, early.stdout]).toEqual([2, ""]);
    expect(early.stderr).toContain("Nothing that counts was decided about week 1 yet.");
    const decided = await desk.run(
      "decide",
      ...week,
      "--commercial",
      "accept",
      "--training",
      "include",
      "--reason",
      "Ok.",
    );
    expect(decided.code).toBe(0);
    expect(decided.stderr).toContain("assay approve --decision 1");
    expect((await desk.run("report", ...week)).code).toBe(2);

    const own = await desk.run("approve", "--decision", "1", "--reason", "Mine.");
    expect([own.code, own.stdout]).toEqual([2, ""]);
    expect(own.stderr).not.toBe("");
    const unreasoned = await desk.run("approve", "--decision", "1", "--signer", "Second lead");
    expect([unreasoned.code, unreasoned.stderr.split("\n")[0]]).toEqual([2, "--reason is missing."]);
    const unknown = await desk.run("approve", "--decision", "9", "--reason", "x", "--signer", "Second lead");
    expect([unknown.code, unknown.stdout]).toEqual([2, ""]);

    const signed = ["--reason", "Figures checked.", "--signer", "Second lead"];
    const approved = await desk.run("approve", "--decision", "1", ...signed, "--json");
    expect([approved.code, approved.stderr]).toEqual([0, ""]);
    expect(JSON.parse(approved.stdout)).toMatchObject({ decision: 1, outcome: "approved" });
    const again = await desk.run("approve", "--decision", "1", ...signed);
    expect([again.code, again.stdout]).toEqual([2, ""]);
  }, 120_000);

  it("is reported as HTML, CSV and JSON of one stored version, without our names; --new stores the next", async () => {
    const html = await desk.run("report", ...week, "--reason", "All figures hold.");
    expect([html.code, html.stderr]).toEqual([0, "Version 1 is stored with decision 1.\n"]);
    expect(html.stdout).toMatch(/^<!doctype html>/i);
    expect(html.stdout).toContain("All figures hold.");
    expect(html.stdout).not.toContain("Second lead");

    const json = await desk.run("report", ...week, "--format", "json");
    expect([json.code, json.stderr]).toEqual([0, ""]);
    expect(JSON.stringify(JSON.parse(json.stdout))).toContain("All figures hold.");
    const csv = await desk.run("report", ...week, "--format", "csv");
    expect(csv.stdout.split("\n").length).toBeGreaterThan(5);

    const next = await desk.run("report", ...week, "--new", "--next", "Label fewer ties.", "--format", "json");
    expect(next.stderr).toBe("Version 2 is stored with decision 1.\n");
    expect(next.stdout).toContain("Label fewer ties.");
    expect((await desk.run("report", ...week, "--version", "1", "--format", "json")).stdout).toBe(json.stdout);

    const refused = [
      await desk.run("report", ...week, "--format", "pdf"),
      await desk.run("report", ...week, "--version", "7"),
      await desk.run("report", ...week, "--new", "--reason", "Second lead says so."),
      await desk.run("report", ...week, "--new", "--example", "nowhere"),
      await desk.run("report", ...week, "--new", "--example", "nowhere=It shows something."),
    ];
    expect(refused.map(({ code, stdout }) => [code, stdout])).toEqual(refused.map(() => [2, ""]));
    expect(refused[0]?.stderr).toBe("--format is one of html, csv, json.\n");
    expect(refused[1]?.stderr).toBe("Decision 1 has no report version 7.\n");
    expect((await desk.run("report", ...week, "--version", "3")).code).toBe(2);
  }, 120_000);
});
