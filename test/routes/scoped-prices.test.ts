/** Prices by domain and phase, and a tolerance, through the desk: form, file, decision, books, page, CSV and invoice. */
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileLike } from "#app/contracts/copy-contract.server.ts";
import { parseContract } from "#app/domain/contract.ts";
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { thisWeek } from "#app/review/this-week.server.ts";
import { contractOfForm } from "#app/routes/contract-form/contract-of-form.ts";
import { storedValues } from "#app/routes/contract-form/values.ts";
import { loader as moneyCsv } from "#app/routes/contracts.$contract_.money_.$table[.]csv/route.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { deliver, itemLine } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const DAY = 86_400_000;
const FILE = {
  vendor: "Harbour Labelling",
  title: "Helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 40,
  tiers: [
    { fromUnit: 1, unitPrice: "4.00" },
    { domain: "code", fromUnit: 1, unitPrice: "8.00" },
    { domain: "code", fromUnit: 11, unitPrice: "6.00" },
    { phase: "calibration", fromUnit: 1, unitPrice: "2.00" },
  ],
  tolerance: { under: 10, over: 10 },
  startsOn: "2026-10-05",
  ramp: [10, 10, 20],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["model-a", "model-b"],
  rejectionWindowDays: 10,
};

let tools: TestTools;
let contractId: string;
let weeks: string[];
beforeEach(async () => {
  tools = await testTools();
  const parsed = parseContract(FILE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const stored = await storeContract(tools.db, parsed.contract, { now: tools.now(), by: "tester" });
  if (stored.kind === "refused") throw new Error(stored.message);
  contractId = stored.id;
  weeks = (await batchesOf(tools.db, contractId)).map(({ id }) => id);
});
afterEach(() => tools.dispose());

/** So many comparisons of code and of writing. */
async function delivered(week: number, code: number, writing: number) {
  const lines = Array.from({ length: code + writing }, (_, i) =>
    itemLine(`w${week}-${i}`, { domain: i < code ? "code" : "writing" }),
  );
  const result = await deliver(tools, weeks[week - 1] ?? "", `${lines.join("\n")}\n`);
  if (result.kind !== "stored") throw new Error(JSON.stringify(result));
}
async function decide(week: number, changes: Record<string, unknown> = {}) {
  const result = await decideBatch(tools, {
    batchId: weeks[week - 1] ?? "",
    commercial: "accept",
    training: "include",
    reason: "Looked at.",
    signer: "Ada Lead",
    rules: [],
    seenDecisionId: null,
    ...changes,
  });
  if (result.kind !== "decided") throw new Error(JSON.stringify(result));
}
const money = async (now = tools.now()) => {
  const page = await moneyPage(tools.db, contractId, now);
  if (!page) throw new Error("No contract.");
  return page;
};

describe("a contract priced by domain and phase", () => {
  it("pays each unit by the most specific rule, less what was left out, in decision, books and bands", async () => {
    await delivered(1, 4, 6);
    await decide(1);
    // Calibration, but code has a rule of its own: 4 × $8 + 6 × $2.
    expect((await money()).books.payableMinor).toBe(4400);
    await delivered(2, 8, 2);
    await decide(2, { commercial: "accept_with_credit", creditBasisPoints: 1000 });
    // Code units 5 to 10 at $8, 11 and 12 at $6, writing at $4; less 10 %.
    const page = await money();
    expect(page.books.batches.map(({ fullMinor, payableMinor }) => [fullMinor, payableMinor])).toEqual([
      [4400, 4400],
      [6800, 6120],
      [0, 0],
    ]);
    expect(
      page.bands.map(({ domain, phase, fromUnit, acceptedUnits, amountMinor }) => [
        domain,
        phase,
        fromUnit,
        acceptedUnits,
        amountMinor,
      ]),
    ).toEqual([
      ["code", null, 1, 10, 8000],
      ["code", null, 11, 2, 1200],
      [null, "calibration", 1, 6, 1200],
      [null, null, 1, 2, 800],
    ]);
    expect(page.cost.perAccepted).toBe(5_260_000);
    expect([page.delivered.minor, page.forecast?.yield.value]).toEqual([11_200, 1]);
    // Twenty more like those before: 12 of 20 code.
    expect(page.forecast?.minor.value).toBe(10_520 + 12 * 600 + 8 * 400);
    const csv = await moneyCsv({
      request: new Request("http://x/"),
      params: { contract: contractId, table: "prices" },
      context: tools as AppLoadContext,
    } as never);
    expect((await csv.text()).split(/\r?\n/).slice(0, 2)).toEqual([
      "domain,phase,from_unit,to_unit,unit_price_micro,discount_basis_points,accepted_units,amount_minor,currency",
      "code,,1,10,8000000,0,10,8000,USD",
    ]);
  });

  it("keeps the place of a week when it is decided anew without some of a domain", async () => {
    await delivered(1, 4, 6);
    await decide(1);
    await delivered(2, 8, 2);
    await decide(2);
    const first = (await contractLedger(tools.db, contractId, tools.now()))?.decisions.get(weeks[0] ?? "");
    await decide(1, {
      seenDecisionId: first?.id,
      training: "reweight",
      rules: [{ action: "exclude", where: { domains: ["code"] }, reason: "Wrong language." }],
    });
    const page = await money();
    // Week 2 was signed with four code units before it; now there are none, and the books say what changed.
    expect(page.books.batches.slice(0, 2)).toMatchObject([
      { acceptedUnits: 6, fullMinor: 1200, payableMinor: 1200 },
      { fullMinor: 8 * 800 + 2 * 400, adjustmentMinor: -400, payableMinor: 6800 },
    ]);
  });

  it("prices what waits, and what silence accepts, by what was delivered", async () => {
    await delivered(1, 4, 6);
    expect((await thisWeek(tools.db, tools.now())).waiting[0]?.atStakeMinor).toBe(4400);
    const later = tools.now() + 11 * DAY;
    expect((await money(later)).books.payableMinor).toBe(4400);
    expect((await contractPage(tools.db, contractId, later))?.deemed).toEqual({ units: 10, minor: 4400 });
  });
});

describe("a tolerance of 10 %", () => {
  it("pays an over-delivery up to it, decided or by silence", async () => {
    await delivered(1, 0, 13);
    await decide(1);
    const page = await money();
    expect(page.books.batches[0]).toMatchObject({ deliveredUnits: 13, acceptedUnits: 11, payableMinor: 2200 });
    await delivered(2, 0, 13);
    const silent = await money(tools.now() + 11 * DAY);
    expect(silent.books.batches[1]).toMatchObject({ isDeemed: true, acceptedUnits: 11, payableMinor: 4400 });
  });

  it("says short from more than 10 % missing on", async () => {
    await delivered(1, 0, 9);
    await delivered(2, 0, 8);
    const page = await contractPage(tools.db, contractId, tools.now());
    expect(page?.weeks.map(({ timing }) => timing.volume)).toEqual(["full", "short", "none"]);
  });
});

describe("the form, the file and a copy", () => {
  it("know domain, phase and tolerance", async () => {
    const file = await contractFile(tools.db, contractId);
    if (!file) throw new Error("No file.");
    expect(file).toMatchObject({ tiers: FILE.tiers.map(() => expect.anything()), tolerance: FILE.tolerance });
    const form = contractOfForm(storedValues(file, "policy"));
    if (!form.ok) throw new Error(JSON.stringify(form.errors));
    const parsed = parseContract(file);
    expect(parsed.ok && form.contract.tiers).toEqual(parsed.ok && parsed.contract.tiers);
    expect(form.contract).toMatchObject({ toleranceUnderBasisPoints: 1000, toleranceOverBasisPoints: 1000 });
    const copy = parseContract(fileLike(file, { title: "Again", startsOn: "2027-01-04" }));
    expect(copy.ok && [copy.contract.tiers, copy.contract.toleranceOverBasisPoints]).toEqual([
      form.contract.tiers,
      1000,
    ]);
  });

  it("say a conflict beside its field", async () => {
    const file = await contractFile(tools.db, contractId);
    const values = file ? storedValues(file, "policy") : {};
    const errors = (changes: Record<string, string>) => {
      const form = contractOfForm({ ...values, ...changes });
      return form.ok ? null : form.errors;
    };
    expect(errors({ "tier-3-from": "1" })).toEqual({
      "tier-3-from":
        "The tiers of code from unit 1 and from unit 1 overlap: each starts at a later unit than the one before.",
    });
    expect(errors({ toleranceUnder: "400", "tier-1-phase": "winter" })).toEqual({
      toleranceUnder: "The tolerance is at most 100 %.",
      "tier-1-phase": "phase is one of calibration, production.",
    });
  });
});
