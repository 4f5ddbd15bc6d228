/** What a contract is judged by changes by nobody who may not write policies, through whichever door. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Role } from "#app/domain/permission.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { storePolicy } from "#app/review/store-contract.server.ts";
import { action as edit, loader as form } from "#app/routes/contracts.$contract_.edit/route.tsx";
import { action as importJson } from "#app/routes/contracts.import/route.tsx";
import { contractById, listContracts, listPolicies } from "#db/contracts.server.ts";
import { aContract, CONTRACT_FILE } from "#test/support/contract-story.ts";
import { answerOf, callsWith } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const LAX = { ...DEFAULT_POLICY, name: "Lax", criteria: DEFAULT_POLICY.criteria.slice(0, 1) };

let tools: TestTools;
let id = "";
let lax = "";
beforeEach(async () => {
  tools = await testTools();
  id = await aContract(tools.db);
  lax = await storePolicy(tools.db, LAX, { now: 1, by: "Lea Lead" });
});
afterEach(() => tools.dispose());

const as = (role: Role) =>
  callsWith(() => ({
    ...tools,
    person: { id: "u", name: "Ada", email: "ada@example.org", sessionId: "s", role, perContract: new Map() },
  }));
const inForce = async () => (await contractById(tools.db, id))?.policyId;
const bringing = (policy: object) => JSON.stringify({ ...CONTRACT_FILE, title: "Another", policy });

it("the form of a contract offers others to a lead, and takes one from a lead alone", async () => {
  const own = await inForce();
  const page = await form(as("ops").get("/", { contract: id }));
  expect(page.policies.map((one) => one.id)).toEqual([own]);
  const typed: Record<string, string> = { ...page.values, policyId: lax };
  const refused = await answerOf(edit(as("ops").post(typed, { contract: id })));
  expect(refused).toMatchObject({ status: 400, data: { errors: { policyId: expect.stringContaining("policy") } } });
  expect(await inForce()).toBe(own);
  expect((await form(as("lead").get("/", { contract: id }))).policies).toHaveLength(2);
  expect(await answerOf(edit(as("lead").post(typed, { contract: id })))).toMatchObject({ status: 302 });
  expect(await inForce()).toBe(lax);
});

it("an imported file brings a new policy from a lead alone, and one that is here from anybody who may import", async () => {
  const before = await listPolicies(tools.db);
  const fresh = bringing({ ...LAX, name: "Laxer" });
  expect(await answerOf(importJson(as("ops").post({ json: fresh })))).toMatchObject({
    ...{ status: 403, data: { problems: [expect.stringContaining("not here yet")] } },
  });
  expect([await listPolicies(tools.db), (await listContracts(tools.db)).length]).toEqual([before, 1]);
  expect(await answerOf(importJson(as("ops").post({ json: bringing(LAX) })))).toMatchObject({ status: 302 });
  const other = JSON.stringify({ ...JSON.parse(fresh), title: "A third" });
  expect(await answerOf(importJson(as("lead").post({ json: other })))).toMatchObject({ status: 302 });
  expect(await listPolicies(tools.db)).toHaveLength(before.length + 1);
});
