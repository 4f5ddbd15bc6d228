import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decideBatch } from "#app/review/decide.server.ts";
import { evidenceOfDecision } from "#app/review/decision-evidence.ts";
import { loader as batch } from "#app/routes/batches.$batch/route.tsx";
import { loader as history } from "#app/routes/batches.$batch.history/route.tsx";
import { action, loader } from "#app/routes/batches.$batch_.decide/route.tsx";
import { decisionsOfBatch } from "#db/decisions.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { BAD, call, deliverWeek, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let weeks: string[];
let week: string;

beforeEach(async () => {
  tools = await testTools();
  ({ weeks } = await threeWeeks(tools));
  week = weeks[0] ?? "";
  await deliverWeek(tools, week);
});
afterEach(() => tools.dispose());

const preview = async (query: string, of = week) => {
  const loaded = await loader(call(tools, `/batches/${of}/decide${query}`, { batch: of }));
  return loaded.page;
};

/** Signs what is on the screen for this query. */
async function sign(query: string, changes: Record<string, string | string[]>, of = week) {
  const page = await preview(query, of);
  const form = {
    previewed: page.preview.key,
    seenDecision: String(page.seen.decision ?? ""),
    seenDelivery: String(page.seen.delivery),
  };
  const said = { commercial: "accept", training: "include", reason: "Because.", signer: "A lead" };
  return action(call(tools, `/batches/${of}/decide`, { batch: of }, { ...form, ...said, ...changes }));
}

interface Answer {
  data: { errors: Record<string, string>; message: string | null; page: Awaited<ReturnType<typeof preview>> };
  init: { status: number };
}
const refusal = async (answer: unknown) => (await answer) as Answer;

describe("the right to reject", () => {
  it("is counted down, lapses into deemed acceptance, and is over once a decision answers the delivery", async () => {
    const at = async (day: number) => {
      const later = { ...tools, now: () => tools.now() + day * 86_400_000 };
      return (await loader(call(later, "/decide", { batch: week }))).page.rejection;
    };
    expect(await at(0)).toMatchObject({ daysLeft: 10, state: "open", lapsesInto: "accepted", deemedAcceptedAt: null });
    expect(await at(9)).toMatchObject({ daysLeft: 1, state: "closing" });
    expect(await at(10)).toMatchObject({ state: "closed", deemedAcceptedAt: tools.now() + 10 * 86_400_000 });
    await sign("", {});
    expect(await at(10)).toBeNull();
  });
});

describe("what if", () => {
  it("shows the batch as it is when nothing is left out", async () => {
    const { preview: shown, chosen, recommendation } = await preview("");
    expect(shown.before).toEqual(shown.after);
    expect(shown.after).toMatchObject({ items: 400, units: 400, effective: 400, moneyMinor: 160_000 });
    expect(chosen).toEqual({ commercial: recommendation.commercial, training: recommendation.training });
  });

  it("shows what an excluded annotator leaves, and what it does to gold accuracy", async () => {
    const { preview: shown } = await preview(`?exclude=${BAD}`);
    expect(shown.after).toMatchObject({ items: 350, judgments: 350, units: 350, effective: 350, moneyMinor: 140_000 });
    const gold = shown.metrics.find(({ before }) => before.id === "gold-accuracy");
    expect(gold?.before.outcome).toMatchObject({ value: 0.8, n: 400 });
    // The seven others: 45 of 50 right each.
    expect(gold?.after.outcome).toMatchObject({ value: 0.9, n: 350 });
  });

  it("counts overlapping exclusions once", async () => {
    // w-5 judges 50 records, none of them code (k mod 4 = 1); w-0 judges 50, all code; code has 100.
    const { preview: shown } = await preview(`?exclude=${BAD}&exclude=w-0&sliceAction=exclude&slice.domain=code`);
    expect(shown.after.items).toBe(400 - 50 - 100);
  });

  it("weighs the whole batch and says its effective size", async () => {
    const { preview: shown } = await preview("?batchWeight=0.5");
    expect(shown.after).toMatchObject({ items: 400, effective: 400, moneyMinor: 160_000 });
    const part = await preview("?sliceAction=weight&sliceWeight=0.5&slice.domain=code");
    // 300 at 1 and 100 at 0.5: (350)² / (300 + 25) = 376.9.
    expect(part.preview.after.effective).toBeCloseTo(376.92, 2);
  });

  it("says what is wrong with a weight, and previews the rest", async () => {
    const page = await preview(`?exclude=${BAD}&batchWeight=17&sliceAction=exclude`);
    expect(Object.keys(page.fields.errors).sort()).toEqual(["batchWeight", "slice"]);
    expect(page.preview.after.items).toBe(350);
  });

  it("ignores an annotator that an old link names", async () => {
    expect((await preview("?exclude=gone")).preview.after.items).toBe(400);
  });

  it("marks who stands apart and lists them first", async () => {
    const { annotators } = await preview("");
    expect(annotators[0]).toMatchObject({ name: BAD });
    expect(annotators[0]?.apart).toContain("gold accuracy 0.100");
    expect(annotators.slice(1).every(({ apart }) => apart === null)).toBe(true);
  });

  it("notices a choice against the recommendation", async () => {
    const against = await preview("?commercial=accept&training=include");
    expect(against.isOverride).toBe(true);
    expect(against.sentence).toContain("against the recommendation");
    const { commercial, training } = against.recommendation;
    expect((await preview(`?commercial=${commercial}&training=${training}`)).isOverride).toBe(false);
  });
});

describe("signing", () => {
  it("writes both axes, units, money, rules and evidence, and goes back to the batch", async () => {
    const answer = await sign(`?exclude=${BAD}`, {
      exclude: BAD,
      commercial: "accept_with_credit",
      training: "reweight",
      credit: "12.5",
    });
    expect(answer).toMatchObject({ status: 302 });
    expect((answer as Response).headers.get("Location")).toBe(`/batches/${week}`);
    const [decision] = await decisionsOfBatch(tools.db, week);
    // 350 × $4.00 = $1,400.00 less 12.5 % = $1,225.00.
    expect(decision).toMatchObject({
      commercial: "accept_with_credit",
      training: "reweight",
      signer: "A lead",
      acceptedUnits: 350,
      payableMinor: 122_500,
      isOverride: true,
      rules: [{ action: "exclude", where: { annotators: [BAD] }, reason: "Because." }],
      decidedAt: tools.now(),
    });
    const evidence = evidenceOfDecision(decision ?? { evidence: {} });
    expect(evidence.before).toMatchObject({ items: 400, units: 400 });
    expect(evidence.after).toMatchObject({ items: 350, units: 350 });
    expect(evidence.creditBasisPoints).toBe(1250);
    expect(evidence.metrics.find(({ id }) => id === "gold-accuracy")).toMatchObject({
      state: "fail",
      outcome: { value: 0.8 },
    });
    expect(evidence.files).toMatchObject([{ version: 1, fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(evidence.policy).toEqual({ name: "Assay default", version: 1 });
  });

  it("shows the decision on the batch and in its history", async () => {
    await sign("", { commercial: "reject", training: "drop" });
    const { page } = await batch(call(tools, "/x", { batch: week }));
    expect(page.decision).toMatchObject({
      commercial: "Reject",
      training: "Drop",
      payableMinor: 0,
      acceptedUnits: 0,
      isOlderThanDelivery: false,
    });
    expect(page.verdict?.used.items).toBe(0);
    const { decisions } = await history(call(tools, "/x", { batch: week }));
    expect(decisions).toMatchObject([{ signer: "A lead", reason: "Because.", deliveryVersion: 1 }]);
  });

  it("keeps every decision, newest first", async () => {
    await sign("", { commercial: "hold", training: "quarantine", reason: "Waiting for repeats." });
    await sign("", { commercial: "accept", training: "include", reason: "Repeats came." });
    const { decisions } = await history(call(tools, "/x", { batch: week }));
    expect(decisions.map(({ reason }) => reason)).toEqual(["Repeats came.", "Waiting for repeats."]);
  });

  it("asks for what is missing and keeps what was typed", async () => {
    const answer = await refusal(
      sign(`?exclude=${BAD}`, { exclude: BAD, commercial: "", reason: "   ", signer: "", credit: "many" }),
    );
    expect(answer.init.status).toBe(400);
    expect(Object.keys(answer.data.errors).sort()).toEqual(["commercial", "credit", "reason", "signer"]);
    expect(new URLSearchParams(answer.data.page.values).getAll("exclude")).toEqual([BAD]);
    expect(new URLSearchParams(answer.data.page.values).get("credit")).toBe("many");
    expect(await decisionsOfBatch(tools.db, week)).toEqual([]);
  });

  it("does not sign numbers that were not shown", async () => {
    const answer = await refusal(sign("", { exclude: BAD, training: "reweight" }));
    expect(answer.init.status).toBe(400);
    expect(answer.data.message).toContain("shown now");
    expect(answer.data.page.preview.after.items).toBe(350);
    expect(await decisionsOfBatch(tools.db, week)).toEqual([]);
  });

  it("tells the second of two people, and loses nothing they typed", async () => {
    const seen = await preview("");
    const form = { previewed: seen.preview.key, seenDecision: "", seenDelivery: String(seen.seen.delivery) };
    const both = { ...form, commercial: "accept", training: "include" };
    await action(call(tools, "/x", { batch: week }, { ...both, reason: "First.", signer: "One" }));
    const answer = await refusal(
      action(call(tools, "/x", { batch: week }, { ...both, reason: "Second.", signer: "Two" })),
    );
    expect(answer.init.status).toBe(409);
    expect(answer.data.message).toContain("One decided this batch meanwhile");
    expect(new URLSearchParams(answer.data.page.values).get("reason")).toBe("Second.");
    expect(answer.data.page.seen.decision).toBe(1);
    expect(await decisionsOfBatch(tools.db, week)).toHaveLength(1);
  });

  it("does not decide on a delivery that nobody looked at", async () => {
    const seen = await preview("");
    await deliverWeek(tools, week, lines(300));
    const form = { previewed: seen.preview.key, seenDecision: "", seenDelivery: String(seen.seen.delivery) };
    const said = { commercial: "accept", training: "include", reason: "Fine.", signer: "One" };
    const answer = await refusal(action(call(tools, "/x", { batch: week }, { ...form, ...said })));
    expect(answer.init.status).toBe(409);
    expect(answer.data.page.preview.before.items).toBe(300);
  });
});

describe("decideBatch, as the command line calls it", () => {
  const input = {
    commercial: "accept",
    training: "include",
    reason: "Fine.",
    signer: "me",
    rules: [],
    seenDecisionId: null,
  } as const;

  it("refuses what makes no sense, in a sentence", async () => {
    const refused = async (changes: object) => {
      const result = await decideBatch(tools, { ...input, batchId: week, ...changes });
      return result.kind === "refused" ? result.message : result.kind;
    };
    expect(await refused({ reason: " " })).toBe("Give a reason.");
    expect(await refused({ batchId: "none" })).toBe("There is no such batch.");
    expect(await refused({ batchId: weeks[1] })).toContain("Nothing was delivered");
    expect(await refused({ training: "reweight" })).toContain("Say which");
    const exclude = (annotators: string[]) => [{ action: "exclude", where: { annotators }, reason: "x" }];
    expect(await refused({ rules: exclude(["w-99"]) })).toBe("w-99 is not in this batch.");
    expect(await refused({ rules: [{ action: "exclude", where: {}, reason: "x" }] })).toContain("leave nothing");
    expect(await refused({ rules: [{ action: "weight", weight: 9, where: {}, reason: "x" }] })).toContain("at most 3");
    expect(await refused({ creditBasisPoints: 10_001 })).toContain("0 and 100 %");
  });

  it("prices batches in the order they were first accepted, so that they add up", async () => {
    const second = weeks[1] ?? "";
    await deliverWeek(tools, second, lines(400, 400));
    const payable = async (of: string) => (await decisionsOfBatch(tools.db, of))[0]?.payableMinor;
    // Discount: half price for the first 300 units of the contract.
    tools.db.$client.prepare("UPDATE contracts SET discount_basis_points = 5000, discount_units = 300").run();
    await decideBatch(tools, { ...input, batchId: second });
    await decideBatch(tools, { ...input, batchId: week });
    expect(await payable(second)).toBe(300 * 200 + 100 * 400);
    expect(await payable(week)).toBe(400 * 400);
    // A change of mind prices the same place again.
    await decideBatch(tools, { ...input, batchId: second, seenDecisionId: 1, reason: "Again." });
    expect(await payable(second)).toBe(300 * 200 + 100 * 400);
  });

  it("leaves the amount of a credit open when nobody said it", async () => {
    // Gold accuracy 0.8 lies below the last row of the policy's credit table (0.84).
    await decideBatch(tools, { ...input, batchId: week, commercial: "accept_with_credit" });
    const [decision] = await decisionsOfBatch(tools.db, week);
    expect(decision?.payableMinor).toBe(160_000);
    expect(evidenceOfDecision(decision ?? { evidence: {} }).creditBasisPoints).toBeNull();
  });
});

describe("addresses that lead nowhere", () => {
  it("answer 404; a batch without a delivery leads to its upload", async () => {
    await expect(preview("", "nothing")).rejects.toMatchObject({ status: 404 });
    await expect(preview("", weeks[1])).rejects.toMatchObject({ status: 302 });
  });
});

describe("rules in the address", () => {
  const ruleOf = (body: object) => `rule=${encodeURIComponent(JSON.stringify(body))}`;

  it("of any kind and number are previewed, each with the judgments in its slice", async () => {
    const strength = {
      action: "strength",
      shape: "steps",
      points: [{ strength: 0, weight: 0.5 }],
      where: { domains: ["code"] },
    };
    const query = `?${ruleOf({ action: "exclude", where: { annotators: [BAD] } })}&${ruleOf(strength)}`;
    const { preview: shown } = await preview(query);
    expect(shown.rules.map(({ text, matched }) => [text, matched])).toEqual([
      [`Leave out judgments by ${BAD}`, 50],
      ["Weigh judgments in code by strength: 0.50 from 0.00", 100],
    ]);
    // 100 of code at one half, 250 others at 1: 300² / 275.
    expect(shown.after).toMatchObject({ items: 350, effective: expect.closeTo(327.27, 2) });
    expect(shown.after.perEffectiveMicro).toBeGreaterThan(shown.before.perEffectiveMicro ?? 0);
  });

  it("that cannot be read or used say why, and the rest is previewed", async () => {
    const page = await preview(`?rule=nonsense&${ruleOf({ action: "turns" })}`);
    expect(page.fields.errors["rule.0"]).toBe("A rule of the address cannot be used: it is not JSON.");
    const unusable = await preview(`?${ruleOf({ action: "exclude", where: { domains: ["law"] } })}&exclude=${BAD}`);
    expect(unusable.preview.rules[0]?.faults).toEqual([expect.stringMatching(/No judgment of this batch/)]);
    expect(unusable.preview.after.items).toBe(350);
  });

  it("are signed with the estimates that they rest on, and an unusable one is refused", async () => {
    const shares = [{ stratum: "code", share: 0.5 }];
    const strata = { action: "strata", dimension: "domain", shares, least: 0.3, most: 3 };
    expect(await sign(`?${ruleOf(strata)}`, { rule: JSON.stringify(strata), training: "reweight" })).toMatchObject({
      status: 302,
    });
    const [decision] = await decisionsOfBatch(tools.db, week);
    expect(decision?.rules).toMatchObject([
      { ...strata, reason: "Because.", frozen: { rest: expect.closeTo(0.6667, 4) } },
    ]);
    expect(evidenceOfDecision(decision as { evidence: unknown }).weightOrder).toBe(1);
    const law = { action: "exclude", where: { domains: ["writing"], annotators: [BAD], turnAtLeast: 99 } };
    const answer = await refusal(
      sign(`?${ruleOf(law)}`, { rule: JSON.stringify(law), seenDecision: String(decision?.id) }),
    );
    expect(answer.init.status).toBe(400);
    expect(answer.data.message).toMatch(/^Rule 1: No judgment of this batch/);
    expect(await decisionsOfBatch(tools.db, week)).toHaveLength(1);
  });
});

describe("the form of rules", () => {
  const at = async (query: string) => loader(call(tools, `/batches/${week}/decide${query}`, { batch: week }));
  const locationOf = async (query: string) => {
    const answer = await at(query).catch((thrown: unknown) => thrown);
    const location = (answer as Response).headers.get("location") ?? "";
    return new URLSearchParams(location.slice(location.indexOf("?")));
  };

  it("adds a rule to the address, and takes one away again", async () => {
    const fields = "add=weight&add.weight.weight=0.5&add.slice.domain=code&add.reason=&previewed=x&exclude=";
    const added = await locationOf(`?${fields}&reason=Because`);
    expect([...added]).toEqual([
      ["reason", "Because"],
      ["rule", '{"action":"weight","weight":0.5,"where":{"domains":["code"]}}'],
    ]);
    const { page } = await at(`?${added}`);
    expect(page.preview.rules.map(({ text, source }) => [text, source])).toEqual([
      ["Weight 0.50 for judgments in code", 0],
    ]);
    expect([...(await locationOf(`?${added}&remove=0`))]).toEqual([["reason", "Because"]]);
  });

  it("keeps what was typed beside what is wrong with it", async () => {
    const wrong = await at("?add=strength&add.strength.points=much&add.strength.shape=steps");
    expect(wrong.page.fields.errors["add.strength.points"]).toBe("Write a number, such as 0.5.");
    expect(new URLSearchParams(wrong.page.values).get("add.strength.points")).toBe("much");
    const { page } = await at("?add=cap&add.cap.least=2&add.cap.most=1");
    expect(page.fields.errors["add.cap.least"]).toBe("The least weight is above the most.");
  });

  it("suggests what mends the failing gates, as rules and only when asked", async () => {
    expect((await at("")).page.suggestion).toBeNull();
    const { page } = await at("?suggest=yes");
    if (page.suggestion?.kind !== "found") throw new Error(JSON.stringify(page.suggestion));
    expect(page.suggestion.rules.map(({ where }) => where)).toContainEqual({ annotators: [BAD] });
    expect(page.suggestion.mended.map(({ before }) => before)).toContain("fail");
    expect(page.preview.rules).toEqual([]);
    const taken = page.suggestion.rules.map((one) => JSON.stringify(one)).join("\n");
    const put = await locationOf(`?suggest=yes&take=${encodeURIComponent(taken)}`);
    expect(put.getAll("rule").map((one) => JSON.parse(one).where)).toContainEqual({ annotators: [BAD] });
  });
});
