/** The screens of a contract's money: an invoice entered, checked, credited, paid and reversed; obligations; downloads. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { openMoney } from "#app/ledger/open-money.server.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { loader as thisWeek } from "#app/routes/_index/route.tsx";
import * as money from "#app/routes/contracts.$contract.money/route.tsx";
import * as create from "#app/routes/contracts.$contract_.invoices.new/route.tsx";
import * as tables from "#app/routes/contracts.$contract_.money_.$table[.]csv/route.ts";
import * as invoice from "#app/routes/invoices.$invoice/route.tsx";
import * as linesCsv from "#app/routes/invoices.$invoice_.lines[.]csv/route.ts";
import { ledgerEntries } from "#db/schema.ts";
import { recordTerm } from "#db/terms.server.ts";
import { aContract, decided, delivered } from "#test/support/contract-story.ts";
import { answerOf, statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let contract: string;

/** The reference's example: 5,000 delivered, 4,600 accepted at $5.00, 20 % off the first 2,000, a credit of 10 %. */
beforeEach(async () => {
  tools = await testTools();
  contract = await aContract(tools.db, {
    tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
    firstBatchDiscount: { percent: 20, upToUnits: 2000 },
  });
  await delivered(tools.db, contract, 1, { items: 5000, at: NOW });
  const axes = { commercial: "accept_with_credit", training: "include" } as const;
  const evidence = { creditBasisPoints: 1000 };
  await decided(tools.db, contract, 1, { ...axes, acceptedUnits: 4600, payableMinor: 1_890_000, evidence });
});
afterEach(() => tools.dispose());

const call = (params: Record<string, string>, form?: Record<string, string>) => {
  const body = form && { method: "POST", body: new URLSearchParams(form) };
  return { request: new Request("http://localhost/", body), params, context: tools } as unknown as LoaderFunctionArgs &
    ActionFunctionArgs;
};
const HEAD = { number: "A-1", datedOn: "2026-10-19", currency: "USD", by: "Ada", intent: "record" };
const LINE = { "line-1-week": "1", "line-1-units": "5000", "line-1-unit_price": "5.00" };
const enter = (changes: Record<string, string> = {}) =>
  answerOf(create.action(call({ contract }, { ...HEAD, ...LINE, ...changes })));
const follow = (id: string, form: Record<string, string>) =>
  answerOf(invoice.action(call({ invoice: id }, { by: "Ada", datedOn: "2026-10-20", ...form })));
const entered = async (changes: Record<string, string> = {}) =>
  (await enter(changes)).location?.replace("/invoices/", "") ?? "";
const books = async () => (await money.loader(call({ contract }))).page.books;

describe("what is open", () => {
  it("an invoice unpaid past its days is overdue on This week; a paid one is not", async () => {
    const value = { days: 0, from: "invoice" };
    const signed = { clause: "", source: "", owner: "ops", recordedAt: 0, recordedBy: "ops" };
    await recordTerm(tools.db, {
      contractId: contract,
      kind: "payment",
      value,
      effectiveFrom: "2026-01-01",
      ...signed,
    });
    const id = await entered({ datedOn: "2026-10-12", "line-1-units": "4600", "line-1-unit_price": "4.50" });
    const overdue = async () =>
      (await thisWeek({ request: new Request("http://localhost/"), params: {}, context: tools })).openEnds.filter(
        ({ word }) => word === "overdue",
      );
    expect(await overdue()).toMatchObject([
      { what: "payment of invoice A-1", money: { minor: 2_070_000 }, next: { href: `/invoices/${id}` } },
    ]);
    await follow(id, { kind: "payment", amount: "20700" });
    expect(await overdue()).toEqual([]);
  });

  it("the overview and the books count deemed acceptance alike, also where an older decision still counts", async () => {
    const late = NOW + 60 * 86_400_000;
    await delivered(tools.db, contract, 1, { items: 5100, at: NOW + 1 });
    await delivered(tools.db, contract, 2, { items: 1000, at: NOW });
    await delivered(tools.db, contract, 3, { items: 300, at: NOW });
    const overview = await contractPage(tools.db, contract, late);
    const books = (await moneyPage(tools.db, contract, late))?.books;
    const deemed = books?.batches.filter(({ isDeemed }) => isDeemed) ?? [];
    expect(deemed.map(({ week }) => week)).toEqual([2, 3]);
    expect(overview?.deemed).toEqual({
      units: deemed.reduce((sum, { acceptedUnits }) => sum + acceptedUnits, 0),
      minor: deemed.reduce((sum, { payableMinor }) => sum + payableMinor, 0),
    });
    expect(overview?.deemed).toEqual({ units: 1300, minor: 650_000 });
  });

  it("stands on This week with its next action, until something closes it", async () => {
    expect(await openMoney(tools.db, NOW)).toMatchObject([
      { what: "credit of week 1", word: "open", money: { minor: 210_000, currency: "USD" } },
    ]);
    const id = await entered();
    const { openEnds } = await thisWeek({ request: new Request("http://localhost/"), params: {}, context: tools });
    expect(openEnds.map(({ what, word, money, next }) => [what, word, money?.minor, next.href])).toEqual([
      ["invoice A-1", "differs", 610_000, `/invoices/${id}`],
      ["credit of week 1", "open", 210_000, `/contracts/${contract}/money#obligations`],
    ]);
    await follow(id, { kind: "credit_note", number: "C-1", amount: "6100", week: "1" });
    expect(await openMoney(tools.db, NOW)).toEqual([]);
  });
});

describe("an invoice", () => {
  it("of the reference's example is owed exactly $18,900.00, and its difference is explained", async () => {
    const id = await entered();
    const { page } = await invoice.loader(call({ invoice: id }));
    expect(page.invoice.checked).toMatchObject({
      billedMinor: 2_500_000,
      owedMinor: 1_890_000,
      differenceMinor: 610_000,
    });
    expect(page.standing).toBe("differs");
    expect(page.invoice.checked.weeks[0]?.because.map(({ cause, minor }) => [cause, minor])).toEqual([
      ["rejected", 200_000],
      ["discount", 200_000],
      ["credit", 210_000],
    ]);
    expect(await books()).toMatchObject({
      payableMinor: 1_890_000,
      invoicedMinor: 2_500_000,
      toInvoiceMinor: -610_000,
    });
  });
  it("is only checked when that is asked, and nothing is stored", async () => {
    const { status, data } = await enter({ intent: "check" });
    expect([status, (data as { checked: { state: string } }).checked.state]).toEqual([200, "differs"]);
    expect(tools.db.select().from(ledgerEntries).all()).toEqual([]);
  });
  it("takes more lines as CSV, and agrees with discount and credit in lines of their own", async () => {
    const lines = "week,units,unit_price,amount\n1,2000,4.00,\n1,2600,5.00,\n1,,,-2100.00\n";
    const { page } = await invoice.loader(call({ invoice: await entered({ ...blank(), lines }) }));
    expect([page.standing, page.invoice.entry.amountMinor]).toEqual(["agrees", 1_890_000]);
    const again = await enter({ ...blank(), number: "A-2", lines: "week,units,unit_price\n9,1,5\n1,1.5,5\n" });
    expect(again).toMatchObject({
      status: 400,
      data: { errors: { lines: "Line 2: The contract has no week 9. Line 3: Units are a whole number, as 4600." } },
    });
  });
  it("in another currency, twice under one number, without lines or with a bad one is refused and what was typed is kept", async () => {
    const errorsOf = async (changes: Record<string, string>) => {
      const { status, data } = await enter(changes);
      expect(status).toBe(400);
      return (data as { errors: Record<string, string> }).errors;
    };
    expect((await errorsOf({ currency: "EUR" })).currency).toMatch(/^The contract is in USD/);
    expect((await errorsOf({ ...blank() })).lines).toMatch(/^Give at least one line/);
    expect((await errorsOf({ "line-1-unit_price": "5,00" }))["line-1"]).toMatch(
      /^A price per unit is an amount in USD/,
    );
    expect((await errorsOf({ datedOn: "2026-02-30" })).datedOn).toBe("A date, as 2026-11-02.");
    await entered();
    expect((await errorsOf({})).number).toBe(
      "Number A-1 of this vendor is entered already, dated 2026-10-19; reverse that entry first if it was mistyped.",
    );
    const other = await aContract(tools.db, { title: "Another" });
    const answer = await answerOf(create.action(call({ contract: other }, { ...HEAD, "line-1-amount": "1" })));
    expect(answer.status).toBe(400);
  });
  it("is credited and paid; a payment over what is open is refused; what rests on it is reversed first", async () => {
    const id = await entered();
    expect((await follow(id, { kind: "credit_note", number: "C-1", amount: "6100", week: "1" })).status).toBe(302);
    expect((await invoice.loader(call({ invoice: id }))).page.standing).toBe("agrees");
    expect(await follow(id, { kind: "payment", amount: "18900.01" })).toMatchObject({
      status: 400,
      data: { errors: { amount: "Only $18\u202f900.00 of this invoice is open." }, values: { amount: "18900.01" } },
    });
    expect((await follow(id, { kind: "payment", amount: "18,900.00" })).status).toBe(302);
    expect(await books()).toMatchObject({
      creditedMinor: 610_000,
      paidMinor: 1_890_000,
      openMinor: 0,
      toInvoiceMinor: 0,
    });
    expect(await follow(id, { reverses: id, note: "mistyped" })).toMatchObject({
      data: { errors: { note: "Reverse its credit note and its payment first: they rest on this invoice." } },
    });
    const { followed } = (await invoice.loader(call({ invoice: id }))).page;
    for (const { id: entry } of followed)
      expect((await follow(id, { reverses: String(entry), note: "mistyped" })).status).toBe(302);
    expect((await follow(id, { reverses: id, note: "mistyped" })).status).toBe(302);
    expect(await books()).toMatchObject({ invoicedMinor: 0, creditedMinor: 0, paidMinor: 0, openMinor: 0 });
    expect((await enter()).status).toBe(302);
  });
  it("cannot be changed or deleted, not even in the database", async () => {
    await entered();
    for (const statement of ["UPDATE ledger_entries SET amount_minor = 1", "DELETE FROM invoice_lines"])
      expect(() => tools.db.$client.exec(statement)).toThrow("append-only");
  });
});

describe("an obligation", () => {
  const owed = async () => (await money.loader(call({ contract }))).page.obligations;
  it("is open until an invoice or a credit note takes the credit off", async () => {
    expect(await owed()).toMatchObject([{ kind: "credit", minor: 210_000, closed: null }]);
    const id = await entered();
    expect(await owed()).toMatchObject([{ closed: null }]);
    await follow(id, { kind: "credit_note", number: "C-1", amount: "6100", week: "1" });
    expect(await owed()).toMatchObject([{ closed: { how: "credit note" } }]);
  });
  it("is given up with a reason, once, and then the credit is owed", async () => {
    const [one] = await owed();
    const waive = (form: Record<string, string>) =>
      answerOf(money.action(call({ contract }, { decision: String(one?.decisionId), by: "Ada", ...form })));
    expect(await waive({ reason: " " })).toMatchObject({ status: 400, data: { error: "Say why it is given up." } });
    expect((await waive({ reason: "Our endpoint was down." })).status).toBe(302);
    expect(await owed()).toMatchObject([{ closed: { how: "waiver" } }]);
    expect(await books()).toMatchObject({ payableMinor: 2_100_000 });
    // Wherever it is added up: the overview, its week, the list of contracts.
    const overview = await contractPage(tools.db, contract, NOW);
    expect(overview?.standing.accepted).toEqual({ units: 4600, minor: 2_100_000 });
    expect(overview?.weeks[0]?.accepted?.minor).toBe(2_100_000);
    const list = await thisWeek({ request: new Request("http://localhost/"), params: {}, context: tools });
    expect(list.contracts[0]?.acceptedMinor).toBe(2_100_000);
    expect(await waive({ reason: "Again." })).toMatchObject({ status: 400, data: { error: "It is closed already." } });
  });
  it("is given up by another person than the signer where duties are separated, and over the limit for one signature by nobody alone", async () => {
    const [one] = await owed();
    const waive = async (by: string) => {
      const form = { decision: String(one?.decisionId), reason: "Our endpoint was down.", by };
      return answerOf(money.action(call({ contract }, form)));
    };
    const limit = (minor: number | null) =>
      tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = ?").run(minor);
    const signer = one?.signer ?? "";
    tools.settings.separateDuties = true;
    expect((await waive(signer.toUpperCase())).status).toBe(400);
    tools.settings.separateDuties = false;
    limit(209_999);
    for (const by of [signer, "Ada"])
      expect(await waive(by)).toMatchObject({
        status: 400,
        data: { error: expect.stringMatching(/not given up by one person\. Decide week 1 again without it/) },
      });
    expect(await owed()).toMatchObject([{ closed: null }]);
    limit(210_000);
    expect((await waive("Ada")).status).toBe(302);
  });

  it("costs what was paid for it: a week that waits is no unit of it", async () => {
    await delivered(tools.db, contract, 2, { items: 3000, at: NOW });
    const { cost, judgedUnits } = (await moneyPage(tools.db, contract, NOW)) ?? {};
    // $18,900 over the 5,000 delivered and the 4,600 accepted of week 1; week 2 is not judged.
    expect(judgedUnits).toBe(5000);
    expect(cost).toMatchObject({ perDelivered: 3_780_000, perAccepted: 4_108_696 });
  });

  it("to rework is closed by the next delivery", async () => {
    await delivered(tools.db, contract, 2, { items: 3000, at: NOW });
    await decided(tools.db, contract, 2, {
      commercial: "rework",
      training: "quarantine",
      acceptedUnits: 0,
      payableMinor: 0,
    });
    expect((await owed())[1]).toMatchObject({ kind: "rework", units: 3000, closed: null });
    await delivered(tools.db, contract, 2, { items: 3100, at: NOW + 1, kind: "correction" });
    expect((await owed())[1]).toMatchObject({ closed: { how: "delivery" } });
  });
});

describe("the downloads", () => {
  it("give every table, and a cell that would run as a formula is text", async () => {
    const id = await entered({ number: "=1+1" });
    for (const table of ["batches", "prices", "invoices", "obligations", "entries"]) {
      const text = await (await tables.loader(call({ contract, table }))).text();
      expect(parse(text, { columns: true }).length).toBeGreaterThan(0);
      expect(text).not.toMatch(/(^|,)=1/m);
    }
    const rows = parse(await (await linesCsv.loader(call({ invoice: id }))).text(), { columns: true });
    expect(rows).toMatchObject([{ cause: "rejected" }, { cause: "discount" }, { cause: "credit" }]);
    expect(await statusOf(tables.loader(call({ contract, table: "none" })))).toBe(404);
    expect(await statusOf(invoice.loader(call({ invoice: "7.5" })))).toBe(404);
  });
});

function blank(): Record<string, string> {
  return { "line-1-week": "", "line-1-units": "", "line-1-unit_price": "" };
}
