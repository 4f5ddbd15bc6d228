/** The money of a contract: what is owed, invoiced, paid, and what is still to be done. */
import { z } from "zod";
import { batchMoneyList, entryList, obligationList, priceList } from "#app/ledger/money-lists.ts";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { readWaiver } from "#app/ledger/read-waiver.ts";
import { waiveObligation } from "#app/ledger/write-entry.server.ts";
import { CHANGED, changed, minor, param, reason, SAMPLE } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, operation } from "../operation.ts";
import { found, refused } from "../problem.ts";
import { told } from "../told.ts";

type OfContract = Asked<{ contract: string }, unknown, unknown>;
const pageOfMoney = async ({ context, params }: OfContract) =>
  found(await moneyPage(context.db, params.contract, context.now()));

const said = {
  group: "Money",
  need: "money.read",
  params: { contract: param.contract },
  example: { params: { contract: SAMPLE.contract } },
} as const;

export const money = {
  "GET /contracts/{contract}/money": operation({
    ...said,
    id: "showMoney",
    title: "What a contract comes to: committed, delivered, payable, invoiced, paid, and what it may end at.",
    answer: z.object({
      currency: z.string(),
      committed: told("moneyCommitted"),
      delivered: told("moneyDelivered"),
      acceptedUnits: z.int(),
      payableMinor: minor,
      effectiveUnits: z.number().nullable(),
      costPerUnitMicro: told("moneyCost"),
      forecast: told("moneyForecast"),
      books: told("moneyBooks"),
    }),
    async handle(asked) {
      const { contract, committed, delivered, books, effective, cost, forecast } = await pageOfMoney(asked);
      const { batches: _, invoices: __, ...sums } = books;
      return {
        ...{ currency: contract.currency, committed, delivered },
        ...{ acceptedUnits: books.acceptedUnits, payableMinor: books.payableMinor, effectiveUnits: effective },
        ...{ costPerUnitMicro: cost, forecast, books: sums },
      };
    },
  }),
  "GET /contracts/{contract}/money/weeks": listOperation({
    ...said,
    id: "listWeekMoney",
    title: "What each week comes to.",
    list: batchMoneyList(""),
    also: { batch: ({ batchId }) => batchId },
    async rows(asked) {
      const { contract, books } = await pageOfMoney(asked);
      return { list: batchMoneyList(contract.currency), rows: books.batches };
    },
  }),
  "GET /contracts/{contract}/money/prices": listOperation({
    ...said,
    id: "listPriceBands",
    title: "How many accepted units each price covers, and what they cost.",
    list: priceList(""),
    async rows(asked) {
      const { contract, bands } = await pageOfMoney(asked);
      return { list: priceList(contract.currency), rows: bands };
    },
  }),
  "GET /contracts/{contract}/ledger": listOperation({
    ...said,
    id: "listLedger",
    title: "Every entry: invoices, credit notes, payments, reversals.",
    list: entryList(""),
    async rows(asked) {
      const { contract, entries } = await pageOfMoney(asked);
      return { list: entryList(contract.currency), rows: entries };
    },
  }),
  "GET /contracts/{contract}/obligations": listOperation({
    ...said,
    id: "listObligations",
    title: "What decisions left owing: rework, replacement, credit.",
    list: obligationList(""),
    also: { decision: ({ decisionId }) => decisionId },
    async rows(asked) {
      const { contract, obligations } = await pageOfMoney(asked);
      return { list: obligationList(contract.currency), rows: obligations };
    },
  }),
  "POST /contracts/{contract}/obligations/{decision}/waiver": operation({
    ...said,
    id: "waiveObligation",
    title: "Give up what a decision left owing.",
    need: "money.write",
    params: { contract: param.contract, decision: param.decision },
    body: z.strictObject({ reason }),
    answer: changed,
    example: {
      params: { contract: SAMPLE.contract, decision: SAMPLE.owed },
      body: { reason: "Settled with the next contract." },
    },
    async handle(asked) {
      const { contract, obligations } = await pageOfMoney(asked);
      const { params, body, person, context } = asked;
      const given = { decision: String(params.decision), reason: body.reason, by: person.name };
      const read = readWaiver(given, obligations);
      if (!read.ok) throw refused({ "": read.error });
      const { separateDuties } = context.settings;
      const done = await waiveObligation(context.db, contract, read.waiver, context.now(), separateDuties);
      if (done.kind === "refused") throw refused({ "": done.message });
      return CHANGED;
    },
  }),
};
