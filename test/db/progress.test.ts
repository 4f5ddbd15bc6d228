import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isWaiting } from "#app/review/waiting.ts";
import { batchProgress, countUndecided } from "#db/progress.server.ts";
import { aContract, batchIdOf, decided, delivered } from "#test/support/contract-story.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const ACCEPT = { commercial: "accept", training: "include", acceptedUnits: 1_900, payableMinor: 760_000 } as const;

/** The query and the rule must always agree. */
async function waitingWeeks() {
  const progress = await batchProgress(tools.db);
  const weeks = progress.filter(isWaiting).map(({ week }) => week);
  expect(await countUndecided(tools.db)).toBe(weeks.length);
  return weeks;
}

describe("progress of a contract's weeks", () => {
  it("has a row per scheduled week before anything came", async () => {
    await aContract(tools.db);
    const rows = await batchProgress(tools.db);
    expect(rows.map(({ week, units, newestDelivery, decision }) => [week, units, newestDelivery, decision])).toEqual([
      [1, 0, null, null],
      [2, 0, null, null],
      [3, 0, null, null],
    ]);
    expect(await waitingWeeks()).toEqual([]);
  });

  it("counts a full delivery with its correction, and not what it supersedes", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 1_000, at: 10 });
    await delivered(tools.db, id, 1, { items: 1_900, at: 20 });
    const correction = await delivered(tools.db, id, 1, { items: 100, at: 30, kind: "correction" });
    const [week] = await batchProgress(tools.db, id);
    expect(week).toMatchObject({
      units: 2_000,
      items: 2_000,
      firstReceivedAt: 10,
      receivedAt: 20,
      newestDelivery: correction,
    });
  });

  it("counts rated responses where a rating is the paid unit", async () => {
    const id = await aContract(tools.db, { unit: "rating" });
    await delivered(tools.db, id, 1, { items: 1_000, at: 10 });
    expect((await batchProgress(tools.db, id))[0]).toMatchObject({ units: 2_000, items: 1_000 });
  });

  it("waits until it is decided, again when something newer comes, and while it is held", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 1_900, at: 10 });
    await delivered(tools.db, id, 2, { items: 5_000, at: 20 });
    expect(await waitingWeeks()).toEqual([1, 2]);
    await decided(tools.db, id, 1, ACCEPT);
    expect(await waitingWeeks()).toEqual([2]);
    await decided(tools.db, id, 2, { ...ACCEPT, commercial: "hold" });
    expect(await waitingWeeks()).toEqual([2]);
    await decided(tools.db, id, 2, { ...ACCEPT, commercial: "rework" });
    expect(await waitingWeeks()).toEqual([]);
    await delivered(tools.db, id, 2, { items: 5_001, at: 30 });
    expect(await waitingWeeks()).toEqual([2]);
  });

  it("shows the latest decision of a batch, and only the contract asked for", async () => {
    const id = await aContract(tools.db);
    await aContract(tools.db, { title: "Another" });
    await delivered(tools.db, id, 1, { items: 1_900, at: 10 });
    await decided(tools.db, id, 1, { ...ACCEPT, commercial: "reject", acceptedUnits: 0, payableMinor: 0 });
    await decided(tools.db, id, 1, ACCEPT);
    const rows = await batchProgress(tools.db, id);
    expect(rows).toHaveLength(3);
    expect(rows[0]?.id).toBe(await batchIdOf(tools.db, id, 1));
    expect(rows[0]?.decision).toMatchObject({ commercial: "accept", acceptedUnits: 1_900, payableMinor: 760_000 });
    expect(await batchProgress(tools.db)).toHaveLength(6);
  });
});
