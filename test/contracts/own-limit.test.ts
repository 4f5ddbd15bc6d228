/** Four eyes: the limit for one signature is not raised by whoever then signs alone, nor for what was there already. */
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeEffect } from "#app/contracts/take-effect.server.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { loader as decide } from "#app/routes/batches.$batch_.decide/route.tsx";
import { action as edit, loader as editForm } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { decisionById } from "#db/decisions.server.ts";
import { call, deliverWeek, lines, threeWeeks } from "#test/routes/a-batch.ts";
import { deliver } from "#test/support/deliver.ts";
import { formRequest } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const DAY = 86_400_000;
let tools: TestTools;
let clock: number;
let contractId: string;
let weeks: string[];
const at = () => ({ ...tools, now: () => clock });

/** 400 comparisons at $4.00 are worth $1,600.00, and one person signs for $1,000.00. */
beforeEach(async () => {
  tools = await testTools();
  clock = tools.now();
  ({ contractId, weeks } = await threeWeeks(tools));
  tools.db.$client.prepare("UPDATE contracts SET second_approver_above_minor = 100000").run();
  await deliverWeek(tools, weeks[0] ?? "");
});
afterEach(() => tools.dispose());

async function amend(secondApproverAbove: string, amendSigner: string, effectiveOn?: string) {
  const context = at() as AppLoadContext;
  const params = { contract: contractId };
  const { values } = await editForm({ request: new Request("http://localhost/"), params, context } as never);
  const typed = {
    ...(values as Record<string, string>),
    secondApproverAbove,
    amendSigner,
    amendReason: "Larger weeks.",
  };
  const request = formRequest({ ...typed, effectiveOn: effectiveOn ?? new Date(clock).toISOString().slice(0, 10) });
  expect(await edit({ request, params, context } as never)).toMatchObject({ status: 302 });
}

async function deliveredAt(now: number, week: number) {
  const result = await deliver(tools, weeks[week] ?? "", lines(400, week * 400), { now });
  expect(result.kind).toBe("stored");
}

/** The limit under which the decision was signed. */
async function signed(signer: string, week = 0) {
  const batchId = weeks[week] ?? "";
  const seen = (await decide({ ...call(tools, "/x", { batch: batchId }), context: at() })).page.seen.decision;
  const result = await decideBatch(at(), {
    ...{ batchId, commercial: "accept", training: "include", reason: "Gates looked at.", signer, rules: [] },
    seenDecisionId: seen,
  });
  if (result.kind !== "decided") throw new Error(JSON.stringify(result));
  return (await decisionById(tools.db, result.id))?.secondApproverAboveMinor;
}

const accepted = async () => (await contractPage(tools.db, contractId, clock))?.standing.accepted.minor;

it("whoever raised the limit, or took it away, signs under the one before; another person under the new one", async () => {
  clock += DAY;
  await amend("2000.00", "Ada Lead");
  await amend("", "ada lead");
  clock += DAY;
  await deliveredAt(clock, 1);
  expect(await signed("Ada Lead", 1)).toBe(100_000);
  expect(await accepted()).toBe(0);
  expect(await signed("Grace Lead", 1)).toBeNull();
  expect(await accepted()).toBe(160_000);
});

it("a batch that was there keeps the limit of its time, whoever signs, and the screen says so", async () => {
  clock += DAY;
  await amend("2000.00", "Ada Lead");
  expect(await signed("Grace Lead")).toBe(100_000);
  expect(await accepted()).toBe(0);
  const context = at();
  const shown = await decide({
    ...call(tools, "/x?commercial=accept&training=include", { batch: weeks[0] ?? "" }),
    context,
  });
  expect(shown.page.secondApprover).toEqual({ valueMinor: 160_000, aboveMinor: 100_000, isStricter: true });
});

it("an amendment signed ahead counts from its day, not from when it was signed", async () => {
  const inTwoDays = new Date(clock + 2 * DAY).toISOString().slice(0, 10);
  await amend("2000.00", "Ada Lead", inTwoDays);
  await deliveredAt(clock + DAY, 1);
  clock += 3 * DAY;
  await takeEffect(tools.db, clock);
  expect(await signed("Grace Lead", 1)).toBe(100_000);
  await deliveredAt(clock, 2);
  expect(await signed("Grace Lead", 2)).toBe(200_000);
});

it("a lowered limit holds at once, for all", async () => {
  await amend("500.00", "Ada Lead");
  expect(await signed("Ada Lead")).toBe(50_000);
  expect(await signed("Grace Lead")).toBe(50_000);
});
