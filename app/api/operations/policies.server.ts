/** Policies: what a week is judged by, and for which contracts each is in force. */
import { z } from "zod";
import { type Policy, policySchema } from "#app/domain/policy.ts";
import { CRITERION_LIST, POLICY_LIST } from "#app/review/desk-lists.ts";
import { policyLines } from "#app/review/policies-page.server.ts";
import { policyPage } from "#app/review/policy-page.server.ts";
import { storePolicy } from "#app/review/store-contract.server.ts";
import { contractById, policyById, usePolicy as putInForce } from "#db/contracts.server.ts";
import { CHANGED, changed, id, param, reason, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { Located, operation } from "../operation.ts";
import { found, refused } from "../problem.ts";
import { told } from "../told.ts";

const group = "Policies";
const ONE = { params: { policy: SAMPLE.policy } };
const axes = (commercial: string, training: string) => ({ commercial, training });

export const policies = {
  "GET /policies": listOperation({
    id: "listPolicies",
    group,
    title: "Policies, every version of each.",
    need: "contracts.read",
    list: POLICY_LIST,
    also: { id: (row: Awaited<ReturnType<typeof policyLines>>[number]) => row.id },
    rows: ({ context }) => policyLines(context.db),
  }),
  "POST /policies": operation({
    id: "savePolicy",
    group,
    title: "Save a policy; under a version that is taken, as the next one.",
    need: "policies.write",
    body: policySchema,
    status: 201,
    answer: z.object({ id, policy: told("policy") }),
    example: {
      body: {
        name: "Strict",
        version: 1,
        criteria: [
          {
            ...{ metric: "raw-agreement-3way", warn: 0.7, fail: 0.6, minimumN: 50, gate: true },
            ...{ onWarn: axes("hold", "quarantine"), onFail: axes("reject", "drop"), whenInsufficient: "note" },
          },
        ],
        credits: [],
      },
    },
    async handle({ context, person, body }) {
      const made = await storePolicy(context.db, body, { now: context.now(), by: person.name });
      const row = found(await policyById(context.db, made));
      return new Located(`/api/v1/policies/${made}`, { id: made, policy: row.body as Policy });
    },
  }),
  "GET /policies/{policy}": operation({
    id: "showPolicy",
    group,
    title: "One policy, as its file.",
    need: "contracts.read",
    params: { policy: param.policy },
    answer: z.object({ id, policy: told("policy") }),
    example: ONE,
    async handle({ context, params }) {
      const row = found(await policyById(context.db, params.policy));
      return { id: row.id, policy: row.body as Policy };
    },
  }),
  "GET /policies/{policy}/criteria": listOperation({
    id: "listCriteria",
    group,
    title: "Its criteria, with the metrics in words.",
    need: "contracts.read",
    params: { policy: param.policy },
    list: CRITERION_LIST,
    example: ONE,
    rows: async ({ context, params }) => found(await policyPage(context.db, params.policy)).criteria,
  }),
  "POST /policies/{policy}/in-force": operation({
    id: "usePolicy",
    group,
    title: "Judge a contract by it from now on.",
    need: "policies.write",
    params: { policy: param.policy },
    body: z.strictObject({ contract: z.string(), reason }),
    answer: changed,
    example: { ...ONE, body: { contract: SAMPLE.contract, reason: "Agreed for the second quarter." } },
    async handle({ context, params, body }) {
      const policy = found(await policyById(context.db, params.policy));
      const contract = await contractById(context.db, body.contract);
      if (!contract) throw refused({ contract: "Choose a contract." });
      await putInForce(context.db, contract.id, policy.id);
      return CHANGED;
    },
  }),
};
