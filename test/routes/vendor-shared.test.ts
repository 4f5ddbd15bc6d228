/** Items that two vendors delivered: found by their texts, shown, opened side by side, downloaded. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as compare } from "#app/routes/vendors.compare/route.tsx";
import { loader as shared } from "#app/routes/vendors.compare_.shared/route.tsx";
import { loader as two } from "#app/routes/vendors.compare_.shared_.$delivery.$n/route.tsx";
import { loader as sharedCsv } from "#app/routes/vendors.compare_.shared[.]csv/route.ts";
import { loader as compareCsv } from "#app/routes/vendors.compare[.]csv/route.ts";
import { vendorByName } from "#db/contracts.server.ts";
import { aContract, batchIdOf } from "#test/support/contract-story.ts";
import { deliver, itemLine } from "#test/support/deliver.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

/** A comparison of the same texts for the same number; `value` 1 … 5 by the order in which it is shown. */
function line(number: number, value: number, isTurned = false): string {
  const responses = [{ text: `Answer A to ${number}.` }, { text: `A longer answer B to ${number}.` }];
  return itemLine(`item-${number}`, {
    prompt: `Question ${number}?`,
    responses: isTurned ? responses.reverse() : responses,
    judgments: [{ annotator: "w-01", kind: "likert", value: isTurned ? 6 - value : value, points: 5 }],
  });
}

async function sent(vendor: string, lines: string[], changes: Record<string, unknown> = {}): Promise<string> {
  const contract = await aContract(tools.db, { vendor, ...changes });
  const taken = await deliver(tools, await batchIdOf(tools.db, contract, 1), `${lines.join("\n")}\n`);
  if (taken.kind === "refused") throw new Error(taken.message);
  return (await vendorByName(tools.db, vendor))?.id ?? "";
}
const call = (query: string, params: Record<string, string> = {}) =>
  ({ request: new Request(`http://localhost/${query}`), params, context: tools }) as unknown as LoaderFunctionArgs;

/** Of 60 items in both, the first 48 answered alike; each vendor has items of its own beside. */
async function both(changes: Record<string, unknown> = {}): Promise<string> {
  const numbers = Array.from({ length: 70 }, (_, i) => i);
  const one = await sent(
    "Larkfield",
    numbers.slice(0, 60).map((i) => line(i, 2)),
  );
  const other = await sent(
    "Tidewater",
    numbers.map((i) => line(i, i < 48 || i >= 60 ? 1 : 4, i % 2 === 0)),
    changes,
  );
  return `?vendor=${one}&vendor=${other}`;
}

describe("the same items sent to two vendors", () => {
  it("are found by their texts in either order, with agreement and the price of an agreed pair", async () => {
    const query = await both();
    const { page } = await shared(call(query));
    expect(page.summary).toMatchObject({ comparisons: 60, prompts: 60, agreement: { raw: { value: 0.8, n: 60 } } });
    // 60 · $4.00 at both vendors for 48 agreed pairs: $480.00 / 48
    expect(page.summary?.prices.lines).toEqual([
      { currency: "USD", comparisons: 60, agreed: 48, minor: [24_000, 24_000], totalMinor: 48_000, micro: 10_000_000 },
    ]);
    expect(page.summary?.sentence).toContain("agree on 0.800 [");
    expect(page.summary?.sentence).toContain("A pair they agree on costs $10.00.");
    const side = await compare(call(query));
    expect(side.shared).toMatchObject([{ comparisons: 60, answered: 60 }]);
    expect(await (await compareCsv(call(query))).text()).toContain(
      "price_per_agreed_pair_minor,Larkfield / Tidewater,1000,,,48,agreed pairs,,,,,USD",
    );
  });

  it("are listed by how they were answered, sorted, paged and downloaded", async () => {
    const query = await both();
    const { page } = await shared(call(query));
    expect(page).toMatchObject({
      show: "apart",
      found: 12,
      counts: expect.arrayContaining([{ key: "agreed", title: "agree", n: 48 }]),
    });
    expect(page.rows[0]).toMatchObject({ sides: ["first", "second"], one: { id: "item-48" }, isTurned: true });
    const agreed = await shared(call(`${query}&show=agreed&sort=-record&page=99`));
    expect(agreed.page).toMatchObject({ show: "agreed", pages: 1, descending: true });
    expect(agreed.page.rows[0]?.one.id).toBe("item-47");
    expect((await shared(call(`${query}&show=all`))).page).toMatchObject({ pages: 2, found: 60 });
    const rows = parse(await (await sharedCsv(call(`${query}&show=all`))).text(), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(60);
    expect(rows[0]).toMatchObject({
      id: "item-0",
      other_id: "item-0",
      answer: "first",
      agree: "yes",
      other_order: "yes",
    });
  });

  it("are opened as two records of the same texts, and as nothing else", async () => {
    const { page } = await shared(call(await both()));
    const [row] = page.rows;
    const at = (one: { deliveryId: number; n: number } | undefined, other: string) =>
      two(call(`?with=${other}`, { delivery: String(one?.deliveryId), n: String(one?.n) }));
    const opened = await at(row?.one, `${row?.other.deliveryId}/${row?.other.n}`);
    expect(opened).toMatchObject({ isTurned: true, one: { id: "item-48" }, other: { id: "item-48" } });
    for (const other of [`${row?.other.deliveryId}/0`, "7/9", "", "x/y", "1e3/2", `${"9".repeat(400)}/1`])
      expect(await statusOf(at(row?.one, other))).toBe(404);
    expect(await statusOf(at({ deliveryId: Number.NaN, n: 0 }, "1/1"))).toBe(404);
  });

  it("have no price of both across currencies", async () => {
    const { page } = await shared(call(await both({ currency: "EUR" })));
    expect(page.summary?.prices).toEqual({ lines: [], acrossCurrencies: 60, currencies: [["USD"], ["EUR"]] });
  });

  it("are none between vendors that share nothing; one vendor alone is compared with nobody", async () => {
    const query = await both();
    const alone = await sent("Harbour", [line(900, 1)]);
    const [one] = new URLSearchParams(query).getAll("vendor");
    const none = await shared(call(`?vendor=${one}&vendor=${alone}`));
    expect(none.page.summary).toMatchObject({
      comparisons: 0,
      sentence: "Larkfield and Harbour were not sent the same items.",
    });
    for (const few of ["", `?vendor=${one}`, `?vendor=${one}&vendor=${one}`, `?vendor=${one}&vendor=unheard-of`])
      expect((await shared(call(few))).page).toMatchObject({ summary: null, rows: [] });
    expect((await shared(call(`${query}&from=2030-01-01`))).page.summary).toMatchObject({ comparisons: 0 });
  });
});
