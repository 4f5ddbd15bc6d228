import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/schedule.ts";
import { countWaiting, thisWeek } from "#app/review/this-week.server.ts";
import { loader } from "#app/routes/_index/route.tsx";
import { aContract, decided, delivered, measured } from "#test/support/contract-story.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const load = () => loader({ request: new Request("http://localhost/"), params: {}, context: tools });
const gold = (value: number, half: number) => ({
  metric: metricById("gold-accuracy"),
  outcome: { kind: "estimate", value, low: value - half, high: value + half, n: 900, nUnit: "gold answers" } as const,
});

describe("this week", () => {
  it("is empty on an empty desk", async () => {
    expect(await load()).toMatchObject({ now: NOW, waiting: [], attention: [], contracts: [] });
    expect(await countWaiting(tools.db)).toBe(0);
  });

  it("lists what waits worst first, with recommendation, reasons, window and money", async () => {
    const id = await aContract(tools.db);
    const week1 = await delivered(tools.db, id, 1, { items: 2_000, at: NOW - 2 * DAY_MS });
    const week2 = await delivered(tools.db, id, 2, { items: 5_000, at: NOW - 9 * DAY_MS });
    await measured(tools.db, week1, [gold(0.97, 0.005)]);
    await measured(tools.db, week2, [gold(0.6, 0.03)]);
    const { waiting } = await thisWeek(tools.db, NOW);
    expect(waiting.map(({ week, state }) => [week, state])).toEqual([
      [2, "fail"],
      [1, "pass"],
    ]);
    expect(waiting[0]).toMatchObject({
      vendor: "Larkfield Annotation",
      units: 5_000,
      recommended: { commercial: "reject" },
      window: { daysLeft: 1, state: "closing" },
      // Units 2,001 to 7,000 at $4.00.
      atStakeMinor: 2_000_000,
      currency: "USD",
    });
    expect(waiting[0]?.because[0]).toMatch(/^gold accuracy 0\.600 \[0\.570, 0\.630\] is under/);
    expect(waiting[1]).toMatchObject({ recommended: { commercial: "accept", training: "include" } });
    expect(waiting[1]?.because).toEqual(["every criterion with enough data passes"]);
    expect(await countWaiting(tools.db)).toBe(2);
  });

  it("says so when a delivery is not measured yet", async () => {
    const id = await aContract(tools.db);
    await delivered(tools.db, id, 1, { items: 2_000, at: NOW });
    const { waiting } = await thisWeek(tools.db, NOW);
    expect(waiting[0]).toMatchObject({ state: null, recommended: null, because: ["Not measured yet."] });
  });

  it("gives every contract a strip: decided, waiting, late, to come", async () => {
    const id = await aContract(tools.db, { startsOn: "2026-09-28", ramp: [2_000, 5_000, 5_000, 5_000] });
    const week1 = await delivered(tools.db, id, 1, { items: 2_000, at: NOW - 8 * DAY_MS });
    await measured(tools.db, week1, [gold(0.97, 0.005)]);
    await decided(tools.db, id, 1, {
      commercial: "accept",
      training: "include",
      acceptedUnits: 1_900,
      payableMinor: 760_000,
    });
    await delivered(tools.db, id, 3, { items: 5_000, at: NOW });
    const { contracts, attention } = await thisWeek(tools.db, NOW);
    expect(contracts).toMatchObject([
      {
        title: "General helpfulness",
        committedUnits: 17_000,
        deliveredUnits: 7_000,
        acceptedUnits: 1_900,
        acceptedMinor: 760_000,
      },
    ]);
    expect(contracts[0]?.weeks.map(({ state, mark, decision }) => [state, mark, decision?.commercial])).toEqual([
      ["pass", "decided", "accept"],
      // Due on Monday 12 October, a week ago.
      [null, "late", undefined],
      [null, "waiting", undefined],
      [null, "to come", undefined],
    ]);
    expect(attention.map(({ kind, week }) => [kind, week])).toEqual([
      ["late", 2],
      ["due", 4],
    ]);
  });
});
