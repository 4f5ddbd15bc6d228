/** The portfolio: every contract with its weeks by outcome, the money at stake and the next clock. */
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/schedule.ts";
import { OUTCOME_LOOKS, OUTCOMES } from "#app/reports/outcome.ts";
import { loader } from "#app/routes/portfolio/route.tsx";
import { loader as csv } from "#app/routes/portfolio[.]csv/route.ts";
import { aContract, batchIdOf, decided, delivered } from "#test/support/contract-story.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const args = (query = "") => ({
  request: new Request(`http://localhost/portfolio?${query}`),
  params: {},
  context: tools,
});
const load = (query = "") => loader(args(query));
const rowsOf = async (query = "") =>
  parse(await (await csv(args(query))).text(), { columns: true }) as Record<string, string>[];

const PLAIN = { tiers: [{ fromUnit: 1, unitPrice: "4.00" }] };

/** Dollars: accepted with a credit, rejected, undecided, to come. Euros: late, then to come. */
async function twoContracts() {
  const dollars = await aContract(tools.db, {
    ...PLAIN,
    committedUnits: 400,
    startsOn: "2026-09-28",
    ramp: [100, 100, 100, 100],
  });
  await delivered(tools.db, dollars, 1, { items: 100, at: NOW - 9 * DAY_MS });
  const credit = {
    commercial: "accept_with_credit",
    training: "include",
    evidence: { creditBasisPoints: 1000 },
  } as const;
  await decided(tools.db, dollars, 1, { ...credit, acceptedUnits: 100, payableMinor: 36_000 });
  await delivered(tools.db, dollars, 2, { items: 100, at: NOW - 5 * DAY_MS });
  const reject = { commercial: "reject", training: "drop", acceptedUnits: 0, payableMinor: 0 } as const;
  await decided(tools.db, dollars, 2, reject);
  await delivered(tools.db, dollars, 3, { items: 90, at: NOW - 2 * DAY_MS });
  const euros = await aContract(tools.db, {
    ...PLAIN,
    vendor: "Brae Data",
    title: "Code review",
    currency: "EUR",
    committedUnits: 100,
    startsOn: "2026-10-05",
    ramp: [50, 50],
  });
  return { dollars, euros };
}

describe("the portfolio", () => {
  it("is empty on an empty desk", async () => {
    expect(await load()).toMatchObject({ all: 0, rows: [], sums: [] });
  });
  it("shows each week's outcome, the money at stake without counting twice, and the next clock", async () => {
    const { dollars } = await twoContracts();
    const { rows, sums } = await load("sort=vendor");
    expect(rows.map(({ vendor, weeks }) => [vendor, ...weeks.map(({ outcome }) => outcome)])).toEqual([
      ["Brae Data", "late", "to-come"],
      ["Larkfield Annotation", "credit", "rejected", "waiting", "to-come"],
    ]);
    // 90 undecided units at $4.00; a credit of 10 % of $400.00 that nothing has closed.
    expect(rows[1]?.stake).toEqual({
      undecidedMinor: 36_000,
      claimableMinor: 0,
      openCreditMinor: 4_000,
      totalMinor: 40_000,
    });
    // The fourth week is due before the right to reject the third ends (ten days after receipt).
    expect(rows[1]?.next).toMatchObject({
      what: "week 4 is due",
      href: `/batches/${await batchIdOf(tools.db, dollars, 4)}`,
    });
    expect(sums.map(({ currency, contracts, totalMinor }) => [currency, contracts, totalMinor])).toEqual([
      ["EUR", 1, 0],
      ["USD", 1, 40_000],
    ]);
  });
  it("counts what silence accepted as payable, no longer at stake", async () => {
    const id = await aContract(tools.db, { ...PLAIN, committedUnits: 100, ramp: [100] });
    await delivered(tools.db, id, 1, { items: 100, at: NOW - 20 * DAY_MS });
    const { rows } = await load();
    expect(rows[0]?.weeks).toMatchObject([{ outcome: "deemed", payableMinor: 40_000, undecidedMinor: 0 }]);
    expect(rows[0]?.stake.totalMinor).toBe(0);
  });
  it("filters by vendor, stage and outcome, and sorts within a currency", async () => {
    await twoContracts();
    const titles = async (query: string) => (await load(query)).rows.map(({ title }) => title);
    expect(await titles("vendor=Brae+Data")).toEqual(["Code review"]);
    expect(await titles("state=rejected")).toEqual(["General helpfulness"]);
    expect(await titles("stage=closed")).toEqual([]);
    expect(await titles("stage=nonsense&state=nonsense&sort=nonsense")).toHaveLength(2);
    expect(await titles("sort=-stake")).toEqual(["General helpfulness", "Code review"]);
  });
  it("downloads a line a contract, or a line a week, as filtered", async () => {
    const { dollars } = await twoContracts();
    expect(await rowsOf("vendor=Larkfield+Annotation")).toMatchObject([
      { id: dollars, weeks: "CRU·", undecided_minor: "36000", open_credit_minor: "4000", currency: "USD" },
    ]);
    const weeks = await rowsOf("view=weeks&sort=vendor");
    expect(weeks).toHaveLength(6);
    expect(weeks[2]).toMatchObject({ week: "1", outcome: "accepted with credit", payable_minor: "36000" });
    expect(await rowsOf("view=weeks&state=late")).toMatchObject([{ contract: "Code review", week: "1" }]);
  });
});

describe("outcomes", () => {
  it("have a letter and a word each, all different", () => {
    expect(new Set(OUTCOMES.map((one) => OUTCOME_LOOKS[one].letter)).size).toBe(OUTCOMES.length);
    expect(new Set(OUTCOMES.map((one) => OUTCOME_LOOKS[one].word)).size).toBe(OUTCOMES.length);
  });
});
