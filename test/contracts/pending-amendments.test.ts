/** Amendments signed ahead: shown while they wait, in force from the first moment of their day in the contract's zone, once. */
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeEffect } from "#app/contracts/take-effect.server.ts";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { thisWeek } from "#app/review/this-week.server.ts";
import { loader as history, action as withdraw } from "#app/routes/contracts.$contract.amendments/route.tsx";
import { action as edit, loader as editForm } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { amendmentsOf } from "#db/amendments.server.ts";
import { contractById, contractTerms } from "#db/contracts.server.ts";
import { aContract, decided, delivered } from "#test/support/contract-story.ts";
import { answerOf, formRequest } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

/** The clocks in Lord Howe go forward by half an hour on 4 October; on the 25th a day begins at 13:00 UTC the day before. */
const ZONE = "Australia/Lord_Howe";
const DAY_BEGINS = Date.UTC(2026, 9, 24, 13);

let tools: TestTools;
let id = "";
beforeEach(async () => {
  tools = await testTools();
  id = await aContract(tools.db, { timeZone: ZONE });
  await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
});
afterEach(() => tools.dispose());

const asked = (fields: Record<string, string>) => ({
  request: formRequest(fields),
  params: { contract: id },
  context: tools as AppLoadContext,
});
const got = () => ({
  request: new Request("http://localhost/"),
  params: { contract: id },
  context: tools as AppLoadContext,
});
const page = async () => (await history(got() as never)).page;
async function sign(changes: Record<string, string>, on = "2026-10-25") {
  const { values } = await editForm(got() as never);
  const typed = { ...(values as Record<string, string>), amendReason: "Agreed by mail.", effectiveOn: on, ...changes };
  return answerOf(edit(asked(typed) as never));
}
const price = async () => (await contractTerms(tools.db, id)).tiers[0]?.unitPriceMicro;

describe("an amendment that holds from a later day", () => {
  it("is shown with its changes and changes nothing until its day begins there; then it holds, once", async () => {
    expect(await sign({ "tier-0-price": "6.00" })).toEqual({ status: 302, location: `/contracts/${id}/amendments` });
    expect(await page()).toMatchObject({
      amendments: [],
      pending: [
        {
          effectiveOn: "2026-10-25",
          signer: "tester",
          end: null,
          changes: [{ path: "tiers[1].unitPrice", before: "4.00", after: "6.00" }],
        },
      ],
    });
    await takeEffect(tools.db, DAY_BEGINS - 1);
    expect(await price()).toBe(4_000_000);
    await Promise.all([takeEffect(tools.db, DAY_BEGINS), takeEffect(tools.db, DAY_BEGINS)]);
    await takeEffect(tools.db, DAY_BEGINS + 1);
    expect(await price()).toBe(6_000_000);
    const { amendments, pending } = await page();
    expect(pending).toEqual([]);
    expect(amendments).toMatchObject([
      { number: 1, effectiveOn: "2026-10-25", reason: "Agreed by mail.", signer: "tester" },
    ]);
    expect(await amendmentsOf(tools.db, id)).toHaveLength(1);
  });

  it("prices what is decided before by the old terms, and what waits then by the new", async () => {
    const axes = { commercial: "accept", training: "include" } as const;
    await decided(tools.db, id, 1, { ...axes, acceptedUnits: 2_000, payableMinor: 800_000, at: NOW });
    expect((await sign({ "tier-0-price": "6.00" })).status).toBe(302);
    await delivered(tools.db, id, 2, { items: 5_000, at: NOW });
    const standing = async (now: number) => {
      await takeEffect(tools.db, now);
      const books = (await moneyPage(tools.db, id, now))?.books;
      return [books?.payableMinor, (await thisWeek(tools.db, now)).waiting[0]?.atStakeMinor];
    };
    expect(await standing(DAY_BEGINS - 1)).toEqual([800_000, 2_000_000]);
    expect(await standing(DAY_BEGINS)).toEqual([800_000, 3_000_000]);
  });

  it("stands in the way of another one until it is withdrawn, with a reason", async () => {
    await sign({ "tier-0-price": "6.00" });
    expect(await sign({ rejectionWindowDays: "12" }, "2026-10-20")).toMatchObject({
      status: 400,
      data: {
        errors: { effectiveOn: expect.stringContaining("An amendment that tester signed takes effect on 2026-10-25") },
        values: { rejectionWindowDays: "12" },
      },
    });
    const pending = String((await page()).pending[0]?.id);
    expect(await answerOf(withdraw(asked({ pending, reason: "", by: "ops" }) as never))).toMatchObject({
      status: 400,
      data: { errors: { reason: "Say why it is withdrawn." } },
    });
    expect((await answerOf(withdraw(asked({ pending, reason: "Too dear.", by: "ops" }) as never))).status).toBe(302);
    expect(await answerOf(withdraw(asked({ pending, reason: "Again.", by: "ops" }) as never))).toMatchObject({
      data: { errors: { form: "It does not wait any more." } },
    });
    await takeEffect(tools.db, DAY_BEGINS);
    expect(await price()).toBe(4_000_000);
    expect((await page()).pending).toMatchObject([{ end: { outcome: "withdrawn", reason: "Too dear.", by: "ops" } }]);
    expect((await sign({ rejectionWindowDays: "12" }, "2026-10-19")).status).toBe(302);
    expect((await contractById(tools.db, id))?.rejectionWindowDays).toBe(12);
  });

  it("leaves the contract as it is when something stands in the way by then, and says what", async () => {
    const { values } = await editForm(got() as never);
    const three = Object.keys(values as object).filter((name) => name.startsWith("week-3-"));
    expect(three.length).toBeGreaterThan(0);
    const without = Object.fromEntries(
      Object.entries(values as Record<string, string>).filter(([name]) => !three.includes(name)),
    );
    const typed = {
      ...without,
      weekCount: "2",
      committedUnits: "7000",
      amendReason: "Less.",
      effectiveOn: "2026-10-25",
    };
    expect((await answerOf(edit(asked(typed) as never))).status).toBe(302);
    await delivered(tools.db, id, 3, { items: 10, at: NOW });
    await takeEffect(tools.db, DAY_BEGINS);
    expect((await contractById(tools.db, id))?.committedUnits).toBe(17_000);
    expect((await page()).pending).toMatchObject([
      { end: { outcome: "refused", reason: "Week 3 has a delivery and cannot be dropped." } },
    ]);
  });

  it("is refused at once when it contradicts what has happened", async () => {
    expect(await sign({ currency: "EUR" })).toMatchObject({
      status: 400,
      data: { errors: { currency: expect.stringContaining("Week 1 was delivered in USD") } },
    });
    expect((await page()).pending).toEqual([]);
  });

  it("is kept as it was signed", async () => {
    await sign({ "tier-0-price": "6.00" });
    await takeEffect(tools.db, DAY_BEGINS);
    for (const table of ["pending_amendments", "pending_amendment_ends"])
      for (const sql of [`UPDATE ${table} SET reason = 'x'`, `DELETE FROM ${table}`])
        expect(() => tools.db.$client.prepare(sql).run()).toThrow("append-only");
  });
});
