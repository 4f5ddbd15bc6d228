/** The scorecard of a vendor: what its page, its batches and its downloads say of stored deliveries and decisions. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as show } from "#app/routes/vendors.$vendor/route.tsx";
import { loader as batches } from "#app/routes/vendors.$vendor_.batches/route.tsx";
import { loader as batchesCsv } from "#app/routes/vendors.$vendor_.batches[.]csv/route.ts";
import { loader as claims } from "#app/routes/vendors.$vendor_.claims/route.tsx";
import { loader as claimsCsv } from "#app/routes/vendors.$vendor_.claims[.]csv/route.ts";
import { loader as questions } from "#app/routes/vendors.$vendor_.questions/route.tsx";
import { loader as questionsCsv } from "#app/routes/vendors.$vendor_.questions[.]csv/route.ts";
import { loader as scoreCsv } from "#app/routes/vendors.$vendor_.scorecard[.]csv/route.ts";
import { loader as scoreJson } from "#app/routes/vendors.$vendor_.scorecard[.]json/route.ts";
import { loader as compare } from "#app/routes/vendors.compare/route.tsx";
import { loader as compareCsv } from "#app/routes/vendors.compare[.]csv/route.ts";
import { spanFault } from "#app/vendors/lot-filter.ts";
import { vendorByName } from "#db/contracts.server.ts";
import { answer, ask, questionsOf } from "#db/questions.server.ts";
import { aContract, decided, delivered } from "#test/support/contract-story.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T09:00:00Z`);

let tools: TestTools;
let vendor: string;
let contract: string;
beforeEach(async () => {
  tools = await testTools();
  tools.now = () => at("2026-10-29");
  // Weeks due on 12, 19 and 26 October, of 2,000, 5,000 and 10,000 comparisons
  contract = await aContract(tools.db);
  vendor = (await vendorByName(tools.db, "Larkfield Annotation"))?.id ?? "";
});
afterEach(() => tools.dispose());

const call = (query = "", id = vendor) =>
  ({
    request: new Request(`http://localhost/${query}`),
    params: { vendor: id },
    context: tools,
  }) as unknown as LoaderFunctionArgs;
const card = async (query = "") => (await show(call(query))).card;
const evidence = (effective: number) => ({ after: { effective } });

/** Week 1 in time and accepted; week 2 three days late, sent back, delivered again, accepted with a credit; week 3 not come. */
async function story() {
  await delivered(tools.db, contract, 1, { items: 2_000, at: at("2026-10-12") });
  await decided(tools.db, contract, 1, {
    ...{ commercial: "accept", training: "include", acceptedUnits: 2_000, payableMinor: 800_000 },
    ...{ evidence: evidence(1_800), at: at("2026-10-14") },
  });
  await delivered(tools.db, contract, 2, { items: 5_000, at: at("2026-10-22") });
  await decided(tools.db, contract, 2, {
    ...{ commercial: "rework", training: "quarantine", acceptedUnits: 0, payableMinor: 0 },
    at: at("2026-10-23"),
  });
  await delivered(tools.db, contract, 2, { items: 4_500, at: at("2026-10-26") });
  await decided(tools.db, contract, 2, {
    ...{ commercial: "accept_with_credit", training: "reweight", acceptedUnits: 4_400, payableMinor: 1_672_000 },
    ...{ evidence: { ...evidence(3_000), creditBasisPoints: 500 }, at: at("2026-10-27") },
  });
}

describe("the scorecard of a vendor", () => {
  it("tells acceptance, first pass, lateness, shortfall, cost and claims of stored batches", async () => {
    await story();
    const { lines, money, sentence } = await card();
    const outcome = (id: string) => lines.find((line) => line.id === id)?.outcome;
    expect(outcome("acceptance")).toMatchObject({ value: 6_400 / 6_500, n: 6_500 });
    expect(outcome("first-pass")).toMatchObject({ value: 0.5, n: 2 });
    expect(outcome("late")).toMatchObject({ value: 2 / 3, n: 3 });
    // week 2 three days, week 3 due on the 26th and looked at on the 29th
    expect(outcome("days-late")).toMatchObject({ value: 2 });
    expect(outcome("short")).toMatchObject({ value: 10_500 / 17_000, n: 17_000 });
    expect(outcome("agreement")).toMatchObject({ kind: "not-enough", n: 0 });
    expect(money).toMatchObject([{ currency: "USD", payableMinor: 2_472_000, effectiveUnits: 4_800, openCredits: 1 }]);
    expect(money[0]?.perEffective).toMatchObject({ micro: 5_150_000, batches: 2 });
    expect(sentence).toContain("1 of 2 decided batches passed at first submission.");
    expect(sentence).toContain("2 of 3 came late.");
  });

  it("keeps vendors and contracts apart, narrows to due days, and sorts contracts", async () => {
    await story();
    const other = await aContract(tools.db, { vendor: "Tidewater" });
    await delivered(tools.db, other, 1, { items: 10, at: at("2026-10-12") });
    const second = await aContract(tools.db, { title: "Code", startsOn: "2026-11-02" });
    expect((await card()).batches).toEqual({ shown: 6, all: 6 });
    expect((await card("?to=2026-10-12")).lines[0]).toMatchObject({ lots: 1, outcome: { kind: "not-enough", n: 1 } });
    expect((await card(`?contract=${second}`)).sentence).toBe(
      "No batch is decided yet. None was due yet. No credit is open.",
    );
    const titles = async (sort: string) => (await card(`?sort=${sort}`)).contracts.map(({ title }) => title);
    expect(await titles("title")).toEqual(["Code", "General helpfulness"]);
    expect(await titles("late")).toEqual(["General helpfulness", "Code"]);
    expect(await titles("-late")).toEqual(["General helpfulness", "Code"]);
    expect(await titles("-title")).toEqual(["General helpfulness", "Code"]);
  });

  it("is narrowed by no contract that is another vendor's, and a span that ends before it begins says so", async () => {
    await story();
    const page = await card("?contract=of-another-vendor&from=2026-10-20&to=2026-10-01");
    expect(page.filter).toEqual({ contract: "", from: "2026-10-20", to: "2026-10-01" });
    expect(page.batches).toEqual({ shown: 0, all: 3 });
    expect(spanFault(page.filter)).toContain("before the first one");
    expect(spanFault({ from: "2026-10-01", to: "2026-10-01" })).toBeUndefined();
  });

  it("times the vendor's own answers only", async () => {
    const asking = { contractId: contract, batchId: null, by: "Ada", at: at("2026-10-12") };
    await ask(tools.db, { ...asking, asked: "vendor", text: "One?" });
    await ask(tools.db, { ...asking, asked: "vendor", text: "Two?" });
    await ask(tools.db, { ...asking, asked: "us", text: "Three?" });
    const one = (await questionsOf(tools.db, contract)).find(({ text }) => text === "One?");
    await answer(tools.db, contract, { questionId: one?.id ?? 0, text: "Yes.", by: "Lead", at: asking.at + 2 * DAY });
    expect((await card()).response).toMatchObject({ medianDays: 2, n: 1, open: 1 });
  });

  it("opens the batches behind each number", async () => {
    await story();
    const behind = async (query: string) => (await batches(call(query))).page.lots.map(({ week }) => week);
    expect(await behind("?measure=first-pass")).toEqual([1, 2]);
    expect(await behind("?measure=late&sort=-late")).toEqual([2, 3, 1]);
    expect(await behind("?measure=unheard-of&sort=unheard-of")).toEqual([1, 2, 3]);
    expect(await statusOf(batches(call("", "nobody")))).toBe(404);
  });

  it("opens the batches behind the cost, whose sums make the number, and the claims behind the open credits", async () => {
    await story();
    const { page } = await batches(call("?measure=cost&currency=USD&sort=-payable"));
    expect(page.lots.map(({ week }) => week)).toEqual([2, 1]);
    expect(page.totals).toEqual({ currency: "USD", payableMinor: 2_472_000, effectiveUnits: 4_800 });
    const open = (await claims(call("?kind=credit&currency=USD"))).page;
    expect(open.claims).toMatchObject([{ contract: "General helpfulness", week: 2, kind: "credit", minor: 88_000 }]);
    expect(open.sums).toEqual([{ currency: "USD", minor: 88_000, credits: 1 }]);
    expect((await card()).money[0]?.openCreditMinor).toBe(88_000);
    expect((await claims(call("?kind=rework"))).page.claims).toEqual([]);
    expect((await claims(call("?from=2026-10-20&kind=unheard-of&sort=amount"))).page.claims).toEqual([]);
    expect(parse(await (await claimsCsv(call())).text(), { columns: true })).toMatchObject([{ amount_minor: "88000" }]);
    for (const load of [claims, claimsCsv]) expect(await statusOf(load(call("", "nobody")))).toBe(404);
  });

  it("is downloaded as CSV and JSON, the batches too", async () => {
    await story();
    const rows = async (answered: Promise<Response>) =>
      parse(await (await answered).text(), { columns: true, bom: true }) as Record<string, string>[];
    expect((await rows(batchesCsv(call()))).map((row) => [row.week, row.days_late, row.first_pass])).toEqual([
      ["1", "0", "yes"],
      ["2", "3", "no"],
      ["3", "3", ""],
    ]);
    const score = await rows(scoreCsv(call()));
    expect(score.find(({ measure }) => measure === "cost_per_effective_minor")).toMatchObject({
      ...{ scope: "Larkfield Annotation", value: "515", currency: "USD" },
    });
    expect(new Set(score.map(({ scope }) => scope))).toEqual(new Set(["Larkfield Annotation", "General helpfulness"]));
    expect(await (await scoreJson(call())).json()).toMatchObject({ batches: { all: 3 } });
    for (const load of [scoreCsv, scoreJson, batchesCsv]) expect(await statusOf(load(call("", "nobody")))).toBe(404);
  });
});

describe("the comparison of vendors", () => {
  it("shows those that are chosen, once each, and nothing of one alone", async () => {
    await story();
    const other = await aContract(tools.db, { vendor: "Tidewater", currency: "EUR" });
    const second = (await vendorByName(tools.db, "Tidewater"))?.id ?? "";
    await delivered(tools.db, other, 1, { items: 2_000, at: at("2026-10-12") });
    const page = await compare(call(`?vendor=${vendor}&vendor=${second}&vendor=${vendor}&vendor=unheard-of`));
    expect(page.vendors.map(({ name, batches: n }) => [name, n])).toEqual([
      ["Larkfield Annotation", 3],
      ["Tidewater", 3],
    ]);
    expect(page.money.map(({ currency, lines }) => [currency, lines.map((line) => line !== null)])).toEqual([
      ["EUR", [false, true]],
      ["USD", [true, false]],
    ]);
    expect(page.lines.find(({ id }) => id === "late")?.outcomes).toMatchObject([{ n: 3 }, { n: 3 }]);
    const alone = await compare(call(`?vendor=${vendor}`));
    expect([alone.vendors, alone.sentence, alone.choices.length]).toEqual([[], "", 2]);
    const rows = parse(await (await compareCsv(call(`?vendor=${vendor}&vendor=${second}`))).text(), {
      columns: true,
      bom: true,
    }) as Record<string, string>[];
    expect(rows.filter(({ measure }) => measure === "late").map(({ turn }) => turn)).toEqual([
      "",
      "not distinguishable",
    ]);
  });
});

describe("the questions of a vendor", () => {
  it("are those of all its contracts and of no other, what waits first", async () => {
    const second = await aContract(tools.db, { title: "Code" });
    const other = await aContract(tools.db, { vendor: "Tidewater" });
    const asking = { batchId: null, by: "Ada", asked: "vendor" as const };
    await ask(tools.db, { ...asking, contractId: contract, text: "=First?", at: at("2026-10-12") });
    await ask(tools.db, { ...asking, contractId: second, text: "Second?", at: at("2026-10-13") });
    await ask(tools.db, { ...asking, contractId: other, text: "Whose?", at: at("2026-10-13") });
    const [first] = (await questionsOf(tools.db, contract)).map(({ id }) => id);
    await answer(tools.db, contract, { questionId: first ?? 0, text: "Yes.", by: "Lead", at: at("2026-10-14") });
    const texts = async (query: string) => (await questions(call(query))).page.questions.map(({ text }) => text);
    expect(await texts("")).toEqual(["Second?", "=First?"]);
    expect(await texts("?sort=contract")).toEqual(["Second?", "=First?"]);
    expect(await texts("?sort=-days&state=answered")).toEqual(["=First?"]);
    expect((await questions(call())).page.turnaround[0]).toMatchObject({
      n: 1,
      medianDays: 2,
      interval: null,
      open: 1,
    });
    expect(await (await questionsCsv(call())).text()).toContain("'=First?");
    for (const load of [questions, questionsCsv]) expect(await statusOf(load(call("", "nobody")))).toBe(404);
  });
});
