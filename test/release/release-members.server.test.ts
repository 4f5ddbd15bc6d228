/** What may not go into a release is refused by its name, with the reason. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRelease, type ReleaseOutcome, type ReleaseRequest } from "#app/release/release.server.ts";
import { listReleases } from "#db/releases.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "./released.ts";

const WEEK_1 = "Week 1 of Larkfield Annotation, General helpfulness";

const one = (id: string, value: number) => ({
  id,
  prompt: `Question ${id}`,
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value, points: 5 }],
});

describe("a release is refused", () => {
  let tools: TestTools;
  let week1: string;
  let week2: string;

  beforeEach(async () => {
    tools = await testTools();
    const contractId = await contractOfThreeWeeks(tools);
    week1 = await batchIdOf(tools, contractId, 1);
    week2 = await batchIdOf(tools, contractId, 2);
  });
  afterEach(async () => {
    tools.dispose();
  });

  async function refused(request: Partial<ReleaseRequest>): Promise<ReleaseOutcome> {
    const before = (await listReleases(tools.db)).length;
    const members = "decisionIds" in request ? {} : { batchIds: [week1] };
    const outcome = await createRelease(tools, {
      name: "r",
      createdBy: "tester",
      ...members,
      ...request,
    } as ReleaseRequest);
    expect((await listReleases(tools.db)).length).toBe(before);
    return outcome;
  }

  it("without a batch, and for a batch that does not exist", async () => {
    expect(await refused({ batchIds: [] })).toEqual({
      kind: "refused",
      field: "batches",
      message: "Choose at least one decided batch.",
    });
    expect(await refused({ batchIds: ["nowhere"] })).toMatchObject({
      message: "One of the batches: it does not exist.",
    });
  });

  it("while nothing was delivered or nobody has decided", async () => {
    expect(await refused({})).toMatchObject({ message: `${WEEK_1}: nothing has been delivered yet.` });
    await takeIn(tools, week1, jsonl([one("a", 1)]));
    expect(await refused({})).toMatchObject({ message: `${WEEK_1}: nobody has decided about it yet.` });
  });

  it("when the decision keeps the batch out of training", async () => {
    await takeIn(tools, week1, jsonl([one("a", 1)]));
    await decide(tools, week1, { training: "quarantine" });
    expect(await refused({})).toMatchObject({
      message: `${WEEK_1}: decision 1 says quarantine. Nothing trains; the data is kept for audit.`,
    });
    await decide(tools, week1, { training: "drop" });
    expect(await refused({})).toMatchObject({ message: expect.stringContaining("decision 2 says drop.") });
  });

  it("when a delivery came after the decision: nobody has judged that one", async () => {
    await takeIn(tools, week1, jsonl([one("a", 1)]));
    await decide(tools, week1);
    await takeIn(tools, week1, jsonl([one("a", 5)]));
    expect(await refused({})).toMatchObject({
      message: `${WEEK_1}: version 2 was delivered after decision 1; decide about it first.`,
    });
  });

  it("when one of several batches cannot go in", async () => {
    await takeIn(tools, week1, jsonl([one("a", 1)]));
    await decide(tools, week1);
    expect(await refused({ batchIds: [week1, week2] })).toMatchObject({
      message: "Week 2 of Larkfield Annotation, General helpfulness: nothing has been delivered yet.",
    });
  });

  it("by a decision that another one replaced, or that does not exist", async () => {
    await takeIn(tools, week1, jsonl([one("a", 1)]));
    await decide(tools, week1);
    await decide(tools, week1);
    expect(await refused({ decisionIds: [1] })).toMatchObject({
      message: "Decision 1 is no longer in force: decision 2 replaced it.",
    });
    expect(await refused({ decisionIds: [99] })).toMatchObject({ message: "There is no decision 99." });
  });

  it("when no pair would be left", async () => {
    await takeIn(tools, week1, jsonl([one("a", 3)]));
    await decide(tools, week1);
    expect(await refused({})).toMatchObject({
      message: "These batches give no training pair. The kept judgments tie, or balance to exactly 0.",
    });
  });

  it("without a name, or under one that is taken", async () => {
    await takeIn(tools, week1, jsonl([one("a", 1)]));
    await decide(tools, week1);
    await createRelease(tools, { name: "autumn", batchIds: [week1], createdBy: "tester" });
    expect(await refused({ name: "  " })).toEqual({
      kind: "refused",
      field: "name",
      message: "Give the release a name.",
    });
    expect(await refused({ name: " autumn " })).toEqual({
      kind: "refused",
      field: "name",
      message: 'There is already a release named "autumn"; a release is never replaced, so choose another name.',
    });
  });
});
