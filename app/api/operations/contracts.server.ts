/** The agreement: created, read, amended, moved through its life. */
import { z } from "zod";
import { amendContract } from "#app/contracts/amend.server.ts";
import { newPolicyFault } from "#app/contracts/policy-right.server.ts";
import { stagePage } from "#app/contracts/stage-page.server.ts";
import { parseContract } from "#app/domain/contract.ts";
import { contractFileSchema } from "#app/domain/contract-file.ts";
import { FIRST_STAGES, STAGES } from "#app/domain/stage.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import { moveContract } from "#app/reports/close-out/close-out.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { contractById, listContracts } from "#db/contracts.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { amount, count, day, id, iso, param, SAMPLE, signed, time } from "../fields.ts";
import { type Asked, Located, operation } from "../operation.ts";
import { found, Problem, refused } from "../problem.ts";
import { told } from "../told.ts";

const contract = z.object({
  id,
  title: z.string(),
  vendor: z.object({ id, name: z.string() }),
  unit: z.string(),
  currency: z.string(),
  committedUnits: count,
  committedMinor: amount,
  startsOn: day,
  timeZone: z.string(),
  rejectionWindowDays: count,
  policy: id,
  createdAt: time,
});

/** A contract as its file, with what is priced cut where the token may not see money. */
const written = z.object({
  id,
  contract: told("contractFile"),
});
const PRICED = new Set(["total", "tiers", "firstBatchDiscount", "secondApproverAbove"]);

const EXAMPLE = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness, winter",
  currency: "USD",
  unit: "comparison",
  committedUnits: 30,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [10, 10, 10],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["model-a", "model-b"],
  rejectionWindowDays: 10,
};

type May = Pick<Asked<unknown, unknown, unknown>, "may">;

function shown(row: Awaited<ReturnType<typeof listContracts>>[number], { may }: May) {
  const { id, title, unit, currency, committedUnits, startsOn, timeZone, rejectionWindowDays, policyId } = row;
  return {
    ...{ id, title, unit, currency, committedUnits, startsOn, timeZone, rejectionWindowDays, policy: policyId },
    vendor: { id: row.vendorId, name: row.vendor },
    committedMinor: may("money.read", id) ? row.committedMinor : null,
    createdAt: iso(row.createdAt),
  };
}

async function asFile({ context, may }: Pick<Asked<unknown, unknown, unknown>, "context" | "may">, id: string) {
  const file = found(await contractFile(context.db, id));
  const seen = Object.entries(file).filter(([key]) => may("money.read", id) || !PRICED.has(key));
  return { id, contract: Object.fromEntries(seen) as typeof file };
}

function termsOf(body: unknown) {
  const read = parseContract(body);
  if (read.ok) return read.contract;
  throw new Problem(422, "This is no contract that can be stored.", {
    errors: read.problems.map(({ path, message }) => ({ field: path, message })),
  });
}

const stage = z.object({
  stage: z.enum(STAGES),
  moves: z.array(z.enum(STAGES)).meta({ description: "Where it can be moved to from here." }),
  notReady: z.array(z.string()).meta({ description: "Items of the readiness checklist that are red." }),
  history: z.array(z.object({ stage: z.enum(STAGES), on: day, note: z.string(), by: signed, at: time })),
});

async function stageOf({ context }: Pick<Asked<unknown, unknown, unknown>, "context">, id: string) {
  const page = found(await stagePage(context, id));
  const history = page.history.map((one) => ({ ...one, at: iso(one.at) }));
  return { stage: page.stage, moves: [...page.moves], notReady: page.red, history };
}

export const contracts = {
  "GET /contracts": operation({
    id: "listContracts",
    group: "Contracts",
    title: "Contracts, in the order in which they came.",
    need: "contracts.read",
    query: pageQuery,
    answer: pageSchema(contract),
    example: {},
    async handle({ context, query, may }) {
      const rows = await listContracts(context.db);
      const { items, next } = pageOf(rows, ({ createdAt, id }) => [createdAt, id], query);
      return { items: items.map((row) => shown(row, { may })), next };
    },
  }),
  "POST /contracts": operation({
    id: "createContract",
    group: "Contracts",
    title: "Record a contract.",
    about:
      "Takes the contract as its file. A vendor that is new comes with it, and so does a policy from whoever may write policies.",
    need: "contracts.write",
    query: {
      stage: z.enum(FIRST_STAGES).optional().meta({ description: "Where it is in its life; left out, it runs." }),
    },
    body: contractFileSchema,
    status: 201,
    answer: written,
    example: { query: { stage: "onboarding" }, body: EXAMPLE },
    async handle(asked) {
      const { context, person, query, body } = asked;
      const fault = await newPolicyFault(context, body.policy);
      if (fault) throw new Problem(403, fault);
      const by = { now: context.now(), by: person.name, stage: query.stage };
      const stored = await storeContract(context.db, termsOf(body), by);
      if (stored.kind === "refused") throw new Problem(409, stored.message);
      return new Located(`/api/v1/contracts/${stored.id}`, await asFile(asked, stored.id));
    },
  }),
  "GET /contracts/{contract}": operation({
    id: "showContract",
    group: "Contracts",
    title: "One contract, as its file.",
    about: "Its ETag goes with a replacement as If-Match.",
    need: "contracts.read",
    params: { contract: param.contract },
    answer: written,
    example: { params: { contract: SAMPLE.contract } },
    handle: (asked) => asFile(asked, asked.params.contract),
  }),
  "PUT /contracts/{contract}": operation({
    id: "replaceContract",
    group: "Contracts",
    title: "Change a contract to what is sent; once something was delivered, as a dated and signed amendment.",
    need: "contracts.write",
    params: { contract: param.contract },
    query: {
      effectiveOn: day.optional().meta({ description: "From when it holds; today when left out." }),
      reason: z.string().max(4000).optional().meta({ description: "Why; asked for once something was delivered." }),
    },
    body: contractFileSchema,
    answer: written,
    example: {
      params: { contract: SAMPLE.contract },
      query: { reason: "The third week is larger." },
      body: { ...EXAMPLE, title: "General helpfulness", committedUnits: 42, ramp: [10, 10, 12, 10] },
    },
    async handle(asked) {
      const { context, person, query, body } = asked;
      const before = found(await contractById(context.db, asked.params.contract));
      const terms = termsOf(body);
      if (terms.vendor !== before.vendor)
        throw refused({ vendor: `The contract is with ${before.vendor}; an amendment changes no vendor.` });
      const signed = {
        effectiveOn: query.effectiveOn ?? dayIn(context.now(), before.timeZone),
        ...{ amendReason: query.reason, amendSigner: person.name },
      };
      const amended = await amendContract(context, before, { terms }, signed);
      if (!amended.ok) throw refused(amended.errors);
      return asFile(asked, before.id);
    },
  }),
  "GET /contracts/{contract}/stage": operation({
    id: "showStage",
    group: "Contracts",
    title: "Where a contract is in its life, and how it came there.",
    need: "contracts.read",
    params: { contract: param.contract },
    answer: stage,
    example: { params: { contract: SAMPLE.contract } },
    handle: (asked) => stageOf(asked, asked.params.contract),
  }),
  "POST /contracts/{contract}/stage": operation({
    id: "moveStage",
    group: "Contracts",
    title: "Move a contract on in its life.",
    need: "contracts.write",
    params: { contract: param.contract },
    body: z.strictObject({
      stage: z.enum(STAGES),
      note: z.string().max(2000).meta({ description: "What happened." }),
      on: day.optional().meta({ description: "Since when; today when left out." }),
      althoughRed: z
        .string()
        .max(2000)
        .optional()
        .meta({ description: "Why collection starts though not all is ready." }),
      althoughOpen: z.string().max(2000).optional().meta({ description: "Why it is closed though something is open." }),
    }),
    answer: stage,
    example: { params: { contract: SAMPLE.contract }, body: { stage: "closing", note: "The last week is in." } },
    async handle(asked) {
      const { context, params, person, body } = asked;
      const page = found(await stagePage(context, params.contract));
      const form = new URLSearchParams({
        ...{ stage: body.stage, note: body.note, on: body.on ?? page.today, by: person.name },
        ...{ redReason: body.althoughRed ?? "", openReason: body.althoughOpen ?? "" },
      });
      const moved = await moveContract(context, params.contract, form);
      if (!moved.ok) throw refused(moved.errors);
      return stageOf(asked, params.contract);
    },
  }),
};
