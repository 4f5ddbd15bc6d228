/** The weekly digest: each role's sections, the week chosen, and its downloads. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/schedule.ts";
import type { Digest } from "#app/reports/digest/digest.server.ts";
import { loader } from "#app/routes/digest/route.tsx";
import { loader as html } from "#app/routes/digest[.]html/route.ts";
import { loader as json } from "#app/routes/digest[.]json/route.ts";
import { loader as markdown } from "#app/routes/digest[.]md/route.ts";
import { createFlags } from "#db/flags.server.ts";
import { answer, ask } from "#db/questions.server.ts";
import { aContract, batchIdOf, decided, delivered } from "#test/support/contract-story.ts";
import { statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let contract: string;

/** NOW is Monday 19 October 2026: the week before is where things happened. */
beforeEach(async () => {
  tools = await testTools();
  contract = await aContract(tools.db, { tiers: [{ fromUnit: 1, unitPrice: "4.00" }] });
  await delivered(tools.db, contract, 1, { items: 2_000, at: NOW - 6 * DAY_MS });
  await decided(tools.db, contract, 1, {
    ...{ commercial: "accept_with_credit", training: "include", evidence: { creditBasisPoints: 1000 } },
    ...{ acceptedUnits: 2_000, payableMinor: 720_000, at: NOW - 5 * DAY_MS },
  } as const);
  await delivered(tools.db, contract, 2, { items: 4_000, at: NOW - 60_000 });
});
afterEach(() => tools.dispose());

const args = (query: string) => ({
  request: new Request(`http://localhost/digest?${query}`),
  params: {},
  context: tools,
});
const digest = async (query: string) => (await (await json(args(query))).json()) as Digest;
const section = async (query: string, key: string) => (await digest(query)).sections.find((one) => one.key === key);

describe("the weekly digest", () => {
  it("tells the lead what waits, what was decided in the week, and the money at stake", async () => {
    const made = await digest("role=lead&week=2026-10-14");
    expect(made).toMatchObject({ format: "assay-digest/1", week: { monday: "2026-10-12", sunday: "2026-10-18" } });
    // 4,000 units at $4.00 wait; the credit of $800.00 is open.
    expect(made.summary).toBe(
      "1 batch waits. 1 decision signed, 0 against the recommendation. $16\u202f800.00 at stake over all contracts.",
    );
    const decidedRows = made.sections.find(({ key }) => key === "decided")?.rows;
    expect(decidedRows).toMatchObject([
      { decision: "accept with credit · include", accepted: 2_000, payable: { minor: 720_000, currency: "USD" } },
    ]);
    expect((await section("role=lead", "decided"))?.sentence).toBe("No decision was signed.");
    expect((await section("role=lead", "received"))?.rows).toMatchObject([{ records: 4_000, kind: "full" }]);
    expect((await section("role=lead&week=2026-10-12", "received"))?.rows).toMatchObject([{ records: 2_000 }]);
  });
  it("tells ops of claims, questions and whatever else is open with vendors, each with its next action", async () => {
    const asked = { contractId: contract, batchId: null, by: "Ada", at: NOW - 5 * DAY_MS };
    await ask(tools.db, { ...asked, asked: "us", text: "May | we <b>skip</b>\n# item 4?" });
    await ask(tools.db, { ...asked, asked: "vendor", text: "Who was on shift?" });
    await answer(tools.db, contract, { questionId: 2, text: "Nine people.", by: "Vendor", at: NOW - 4 * DAY_MS });
    const claims = await section("role=ops", "claims");
    expect(claims?.rows).toMatchObject([
      {
        what: "credit of week 1",
        amount: { minor: 80_000, currency: "USD" },
        next: { href: `/contracts/${contract}/money#obligations` },
      },
    ]);
    expect((await section("role=ops", "questions"))?.rows).toHaveLength(1);
    expect((await section("role=ops&week=2026-10-12", "answered"))?.sentence).toBe("2 questions asked, 1 answered.");
    const text = await (await markdown(args("role=ops"))).text();
    expect(text).toContain("the vendor asks: May \\| we \\<b\\>skip\\</b\\> \\# item 4?");
    expect(text).toContain(`(http://localhost/contracts/${contract}/money#obligations)`);
  });
  it("tells researchers of flags raised in the week and those still open", async () => {
    const batch = await batchIdOf(tools.db, contract, 1);
    const flag = { subjectKind: "batch", subject: "", reason: "other", note: "", weight: null, author: "Ada" } as const;
    await createFlags(tools.db, batch, [{ ...flag, treatment: "inspect" }], NOW - 5 * DAY_MS);
    expect((await section("role=researcher&week=2026-10-12", "flags"))?.sentence).toBe(
      "1 flag raised in the week; 1 open.",
    );
    expect((await section("role=researcher", "flags"))?.sentence).toBe("0 flags raised in the week; 1 open.");
  });
  it("shows the present week when the address asks for none that is", async () => {
    expect(await loader(args("role=nobody&week=2027-01-01"))).toMatchObject({
      role: "lead",
      week: { monday: "2026-10-19" },
      neighbours: { before: "2026-10-12", after: null },
      fault: "That is not a day of a week that has begun; this is the present week.",
    });
    expect((await loader(args("week=2026-10-12"))).neighbours).toEqual({ before: "2026-10-05", after: "2026-10-19" });
  });
  it("refuses a download for no role or no week", async () => {
    expect(await statusOf(json(args("role=nobody")))).toBe(400);
    expect(await statusOf(markdown(args("role=ops&week=2026-13-01")))).toBe(400);
    expect(await statusOf(html(args("role=nobody")))).toBe(400);
    expect(await (await html(args("role=ops&week=2026-10-12"))).text()).toContain("Mon 12 Oct 2026 to Sun 18 Oct 2026");
  });
  it("is empty on an empty desk", async () => {
    const empty = await testTools();
    const request = { request: new Request("http://localhost/digest?role=lead"), params: {}, context: empty };
    expect((await loader(request)).document.blocks.length).toBeGreaterThan(2);
    empty.dispose();
  });
});
