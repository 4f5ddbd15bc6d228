import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { policySchema } from "#app/domain/policy.ts";
import { METRICS } from "#app/metrics/index.ts";
import { loader as list } from "#app/routes/policies._index/route.tsx";
import { action as putInForce, loader as show } from "#app/routes/policies.$policy/route.tsx";
import { loader as form, action as save } from "#app/routes/policies.$policy_.edit/route.tsx";
import { loader as policyJson } from "#app/routes/policies.$policy_.policy[.]json/route.ts";
import { contractById, listPolicies, policyById } from "#db/contracts.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { answerOf, formRequest, statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let contractId: string;
let policyId: string;
beforeEach(async () => {
  tools = await testTools();
  contractId = await aContract(tools.db);
  policyId = (await contractById(tools.db, contractId))?.policyId ?? "";
});
afterEach(() => tools.dispose());

const get = (policy = policyId, query = "") => ({
  request: new Request(`http://localhost/${query}`),
  params: { policy },
  context: tools,
});
const post = (fields: Record<string, string>, policy = policyId, query = "") => ({
  request: formRequest(fields, `http://localhost/${query}`),
  params: { policy },
  context: tools,
});
/** As a browser sends it: unticked boxes are not sent. */
const sentForm = async (changes: Record<string, string> = {}) => {
  const { values } = await form(get());
  return Object.fromEntries(
    Object.entries({ ...values, ...changes }).filter(([name, value]) => !name.endsWith(".judged") || value !== ""),
  );
};

describe("policies", () => {
  it("are listed with the contracts they are in force for", async () => {
    const { policies } = await list(get());
    expect(policies).toMatchObject([
      {
        name: "Assay default",
        version: 1,
        criteria: METRICS.filter(({ shownOnly }) => !shownOnly).length,
        contracts: ["General helpfulness"],
      },
    ]);
  });

  it("show every criterion with its metric in words", async () => {
    const { policy } = await show(get());
    const gold = policy.criteria.find(({ metric }) => metric === "gold-accuracy");
    const metric = METRICS.find(({ id }) => id === "gold-accuracy");
    expect(gold).toMatchObject({
      title: metric?.title,
      about: metric?.about,
      warn: metric?.lines.warn,
      minimumN: metric?.minimumN,
    });
  });

  it("are exported as JSON that the schema reads", async () => {
    const exported = await (await policyJson(get())).json();
    expect(policySchema.parse(exported)).toEqual((await policyById(tools.db, policyId))?.body);
  });

  it("are 404 on every screen when there is none", async () => {
    for (const screen of [show, form, policyJson]) expect(await statusOf(screen(get("none")))).toBe(404);
    expect(await statusOf(save(post({}, "none")))).toBe(404);
    expect(await statusOf(putInForce(post({}, "none")))).toBe(404);
  });
});

describe("editing a policy", () => {
  it("saves a new version and leaves the old one and the contract as they are", async () => {
    const before = (await policyById(tools.db, policyId))?.body;
    const changes = { "gold-accuracy.fail": "0.5", "tie-rate.judged": "", "credit-0-gold": "0.95" };
    const answer = await answerOf(save(post(await sentForm(changes), policyId, `?contract=${contractId}`)));
    const [, next] = await listPolicies(tools.db);
    expect(answer).toEqual({ status: 302, location: `/policies/${next?.id}?contract=${contractId}#in-force` });
    const body = policySchema.parse(next?.body);
    expect(body).toMatchObject({ name: "Assay default", version: 2 });
    expect(body.criteria.find(({ metric }) => metric === "gold-accuracy")?.fail).toBe(0.5);
    expect(body.criteria.map(({ metric }) => metric)).not.toContain("tie-rate");
    expect(body.credits[0]).toEqual({ goldAtLeast: 0.95, creditBasisPoints: 0 });
    expect((await policyById(tools.db, policyId))?.body).toEqual(before);
    expect((await contractById(tools.db, contractId))?.policyId).toBe(policyId);
  });

  it("makes no new version of what is unchanged", async () => {
    expect(await answerOf(save(post(await sentForm())))).toMatchObject({
      status: 302,
      location: `/policies/${policyId}#in-force`,
    });
    expect(await listPolicies(tools.db)).toHaveLength(1);
  });

  it("begins another policy under another name", async () => {
    await save(post(await sentForm({ name: "Strict", "gold-accuracy.fail": "0.99" })));
    expect((await listPolicies(tools.db)).map(({ name, version }) => [name, version])).toEqual([
      ["Assay default", 1],
      ["Strict", 1],
    ]);
  });

  it("keeps what was typed and names the field", async () => {
    const answer = await answerOf(
      save(
        post(await sentForm({ "gold-accuracy.warn": "high", "tie-rate.minimumN": "-3", "credit-1-percent": "200" })),
      ),
    );
    expect(answer).toMatchObject({
      status: 400,
      data: {
        values: { "gold-accuracy.warn": "high" },
        errors: {
          "gold-accuracy.warn": "This is not a number that can stand here.",
          "tie-rate.minimumN": "A minimum n is not negative.",
          "credit-1-percent": "A credit is at most 10,000 basis points (100 %).",
        },
      },
    });
    expect(await answerOf(save(post({ name: "" })))).toMatchObject({
      status: 400,
      data: { errors: { name: "A policy needs a name.", form: "A policy needs at least one criterion." } },
    });
  });

  it("is put in force for a contract, and only for one that is there", async () => {
    await save(post(await sentForm({ "gold-accuracy.fail": "0.5" })));
    const next = (await listPolicies(tools.db))[1]?.id ?? "";
    expect(await answerOf(putInForce(post({ contract: "" }, next)))).toMatchObject({
      status: 400,
      data: { errors: { contract: "Choose a contract." } },
    });
    const unexplained = await answerOf(putInForce(post({ contract: contractId, reason: " " }, next)));
    expect(unexplained).toMatchObject({ status: 400, data: { errors: { reason: "Say why." } } });
    expect((await contractById(tools.db, contractId))?.policyId).toBe(policyId);
    const said = { contract: contractId, reason: "Agreed for the second quarter." };
    expect(await answerOf(putInForce(post(said, next)))).toEqual({
      status: 302,
      location: `/contracts/${contractId}`,
    });
    expect((await contractById(tools.db, contractId))?.policyId).toBe(next);
    expect((await show(get(next, `?contract=${contractId}`))).contract).toMatchObject({ id: contractId, uses: true });
  });
});
