/**
 * A whole contract by script: sourcing, agreement, a start while not all is ready, weekly deliveries (late, short, refused
 * and replaced, sent back and reworked), an amendment, invoices with a wrong line, payment, closing. Its books end where
 * a sum made here, unit by unit, says they must.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";

const TITLE = "Spring pairs";
const DAY = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);
/** The first week was due three days ago, the others lie ahead. */
const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: TITLE,
  currency: "USD",
  unit: "comparison",
  committedUnits: 400,
  tiers: [
    { fromUnit: 1, unitPrice: "5.00" },
    { fromUnit: 151, unitPrice: "4.50" },
  ],
  firstBatchDiscount: { percent: 20, upToUnits: 100 },
  startsOn: day(-10),
  ramp: [100, 100, 100, 100],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["sft-7b-r1-a", "sft-7b-r1-b"],
  rejectionWindowDays: 10,
};
/** Cents of the n-th accepted unit: $4.00 discounted, then $5.00, then $4.50. */
const centsOf = (n: number) => (n <= 100 ? 400 : n <= 150 ? 500 : 450);
const centsFrom = (after: number, units: number) =>
  Array.from({ length: units }, (_, i) => centsOf(after + i + 1)).reduce((sum, cents) => sum + cents, 0);
/** Half a cent away from zero. */
const less = (cents: number, percent: number) => cents - Math.round((cents * percent) / 100);

const linesOf = (week: number, version: number, count: number) => [
  ...deliveryLines(
    { ...cleanBatch(10 * week + version, count), first: 1000 * week, prefix: `w${week}v${version}` },
    emptyTruth(),
  ),
];

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

const assay = (words: string, ...more: string[]) => desk.run(...words.split(" "), "--contract", TITLE, ...more);
async function json(words: string, ...more: string[]) {
  const ran = await assay(words, ...more, "--json");
  expect([ran.code, ran.stderr]).toEqual([expect.toBeOneOf([0, 1]), expect.not.stringContaining("Error")]);
  return JSON.parse(ran.stdout);
}
async function refusal(words: string, ...more: string[]) {
  const ran = await assay(words, ...more);
  expect([ran.code, ran.stdout]).toEqual([2, ""]);
  return ran.stderr;
}
const deliver = (week: number, version: number, lines: readonly string[]) => {
  const file = desk.file(`week-${week}-v${version}.jsonl`, lines.map((line) => `${line}\n`).join(""));
  return json(`ingest ${file}`, "--week", String(week));
};
const decide = (week: number, commercial: string, training: string, ...more: string[]) =>
  json(
    "decide",
    ...["--week", String(week), "--commercial", commercial, "--training", training],
    "--reason",
    "As judged.",
    ...more,
  );
const stage = (to: string, ...more: string[]) =>
  ["contract stage", "--to", to, "--note", `Now ${to}.`, ...more] as const;
const invoice = (number: string, lines: unknown[], currency = "USD") =>
  desk.file(`${number}.json`, JSON.stringify({ number, dated: day(0), currency, lines }));

describe.sequential("a whole contract by script", () => {
  it("is sourced, agreed and started with a reason, for not all is ready", async () => {
    const file = desk.file("contract.json", JSON.stringify(CONTRACT));
    expect((await desk.run("contract", "create", "--file", file, "--stage", "sourcing")).code).toBe(0);
    const early = desk.file("early.jsonl", `${linesOf(1, 1, 5).join("\n")}\n`);
    expect(await refusal(`ingest ${early}`, "--week", "1")).toContain("The contract is not agreed yet");
    for (const to of ["agreed", "onboarding"]) expect((await assay(...stage(to))).stdout).toBe(`${to}\n`);
    expect(await refusal(...stage("running"))).toContain("Say why collection starts all the same.");
    const moved = await json(...stage("running", "--although-red", "Slots are booked."));
    expect([moved.stage, moved.history[0].red.reason]).toEqual(["running", "Slots are booked."]);
  }, 60_000);

  it("takes a late week, a short one, one that is refused and replaced, and one that is reworked after an amendment", async () => {
    await deliver(1, 1, linesOf(1, 1, 100));
    await decide(1, "accept", "include");
    await deliver(2, 1, linesOf(2, 1, 80));
    await decide(2, "accept_with_credit", "include", "--credit", "10");
    await deliver(3, 1, linesOf(3, 1, 100));
    await decide(3, "reject", "drop");
    const owed = async () =>
      (await json("contract money")).obligations.map(({ kind, week, closed }: Record<string, unknown>) => [
        kind,
        week,
        closed !== null,
      ]);
    expect(await owed()).toEqual([
      ["credit", 2, false],
      ["replacement", 3, false],
    ]);
    await deliver(3, 2, linesOf(3, 2, 100));
    await decide(3, "accept", "include");

    const more = { ...CONTRACT, committedUnits: 420, ramp: [100, 100, 100, 120] };
    const file = desk.file("amended.json", JSON.stringify(more));
    const amend = ["contract amend", "--file", file, "--reason", "More pairs in week 4."] as const;
    expect(await refusal(...amend, "--effective-on", day(-1))).toContain("The amendment can hold from");
    const euros = desk.file("euros.json", JSON.stringify({ ...more, currency: "EUR" }));
    expect(await refusal("contract amend", "--file", euros, "--reason", "No.")).toContain("cannot become EUR");
    expect((await json(...amend)).amendments).toBe(1);

    await deliver(4, 1, linesOf(4, 1, 120));
    await decide(4, "rework", "quarantine");
    await deliver(4, 2, linesOf(4, 2, 120));
    await decide(4, "accept_with_credit", "reweight", "--credit", "5", "--exclude-annotator", "w-03");
    const { weeks } = await json("status");
    expect(weeks.map(({ delivered, expected }: Record<string, number>) => [delivered, expected])).toEqual([
      [100, 100],
      [80, 100],
      [100, 100],
      [120, 120],
    ]);
  }, 120_000);

  it("ends with books that balance to the cent, as a sum of its own says", async () => {
    // Without w-03, what only w-03 judged is not accepted.
    const judgedByOthers = linesOf(4, 2, 120).filter((line) =>
      JSON.parse(line).judgments.some(({ annotator }: { annotator: string }) => annotator !== "w-03"),
    ).length;
    expect(judgedByOthers).toBeLessThan(120);
    const full = [centsFrom(0, 100), centsFrom(100, 80), centsFrom(180, 100), centsFrom(280, judgedByOthers)];
    const [one = 0, two = 0, three = 0, four = 0] = full;
    const payable = [one, less(two, 10), three, less(four, 5)];
    const sum = (cents: readonly number[]) => cents.reduce((total, value) => total + value, 0);
    const amount = (cents: number) => (cents / 100).toFixed(2);

    const before = await json("contract money");
    expect(before.books).toMatchObject({
      acceptedUnits: 280 + judgedByOthers,
      acceptedMinor: sum(full),
      payableMinor: sum(payable),
      invoicedMinor: 0,
    });
    expect(before.committed).toEqual({ units: 420, minor: centsFrom(0, 420) });
    expect(before.delivered).toEqual({ units: 400, minor: centsFrom(0, 400) });

    // The first invoice forgets the discount; a credit note makes it right.
    const wrong = invoice("A-1", [{ week: 1, units: 100, unit_price: "5.00" }]);
    const euros = invoice("E-1", [{ week: 1, units: 100, unit_price: "5.00" }], "EUR");
    expect(await refusal(`invoice record ${euros}`)).toContain("The contract is in USD");
    expect((await assay(`invoice check ${wrong}`)).stdout).toContain("Invoice A-1 differs by $100.00");
    expect((await json(`invoice record ${wrong}`)).differenceMinor).toBe(10_000);
    expect(await refusal("invoice pay", "--invoice", "A-1", "--amount", "500.01")).toContain("Only $500.00");
    await json("invoice credit", "--invoice", "A-1", "--number", "C-1", "--amount", "100.00", "--week", "1");
    // The second has a wrong line: it is reversed, and entered as it should be.
    const rest = [
      { week: 2, units: 50, unit_price: "5.00" },
      { week: 2, units: 30, unit_price: "4.50" },
      { week: 2, amount: amount(less(two, 10) - two) },
      { week: 3, units: 100, unit_price: "4.50" },
      { week: 4, units: judgedByOthers, unit_price: "4.50" },
      { week: 4, amount: amount(less(four, 5) - four) },
    ];
    await json(
      `invoice record ${invoice("A-2", [...rest.slice(0, 3), { week: 3, units: 110, unit_price: "4.50" }, ...rest.slice(4)])}`,
    );
    expect(await refusal(...stage("closing"), "--on", day(1))).toContain("It has not happened yet");
    await json("invoice reverse", "--invoice", "A-2", "--note", "Ten units too many in week 3.");
    expect((await json(`invoice record ${invoice("A-2", rest)}`)).state).toBe("agrees");

    await assay(...stage("closing"));
    const open = await refusal(...stage("closed"));
    expect(open).toContain(`Still open: $${(sum(payable) / 100).toLocaleString("en").replace(",", "\u202f")}`);
    await json("invoice pay", "--invoice", "A-1", "--amount", amount(one));
    await json("invoice pay", "--invoice", "A-2", "--amount", amount(sum(payable) - one));
    const { books, obligations } = await json("contract money");
    expect(books).toMatchObject({
      acceptedMinor: sum(full),
      payableMinor: sum(payable),
      invoicedMinor: sum(payable) + 10_000,
      creditedMinor: 10_000,
      paidMinor: sum(payable),
      openMinor: 0,
      toInvoiceMinor: 0,
    });
    expect(obligations.every(({ closed }: { closed: unknown }) => closed !== null)).toBe(true);

    expect((await assay(...stage("closed"))).stdout).toBe("closed\n");
    const { stored, report } = await json("contract close-out");
    expect([stored.version, stored.by, report.open]).toEqual([1, "tester", []]);
    const sentence = (key: string) => report.sections.find((one: { key: string }) => one.key === key).sentence;
    expect(sentence("books")).toBe("The books balance, and everything payable is invoiced and paid.");
    expect(sentence("weeks")).toBe("1 of 4 weeks late, 1 short.");
    expect(
      await refusal(
        `ingest ${desk.file("after.jsonl", readFileSync(`${desk.folder}/week-4-v2.jsonl`, "utf8"))}`,
        "--week",
        "4",
      ),
    ).toContain("The contract is closed");
  }, 120_000);

  it("tells each role of the week it was lived in", async () => {
    const lead = await desk.run("digest", "--role", "lead", "--json");
    const decided = JSON.parse(lead.stdout).sections.find(({ key }: { key: string }) => key === "decided");
    expect(decided.sentence).toMatch(/^6 decisions signed/);
    const ops = await desk.run("digest", "--role", "ops", "--md");
    expect(ops.stdout).toContain("No claim is open and every invoice agrees.");
    expect((await desk.run("digest", "--role", "researcher")).stdout).toMatch(/^<!doctype html>/);
    expect((await desk.run("digest", "--role", "boss")).stderr).toContain("The role is one of lead, ops, researcher.");
    expect((await desk.run("digest", "--role", "ops", "--week", "2026-02-30")).code).toBe(2);
  }, 60_000);
});
