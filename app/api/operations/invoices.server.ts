/** Invoices held against what was accepted, and what follows on them. */
import { z } from "zod";
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import { invoicePage } from "#app/ledger/invoice-page.server.ts";
import { invoiceList } from "#app/ledger/money-lists.ts";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { followUpOf } from "#app/ledger/read-follow-up.ts";
import { readInvoice } from "#app/ledger/read-invoice.ts";
import { checkGiven, recordFollowUp, recordInvoice } from "#app/ledger/write-entry.server.ts";
import { day, id, minor, param, reason, SAMPLE, signed } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { type Asked, Located, operation } from "../operation.ts";
import { found, refused } from "../problem.ts";
import { told } from "../told.ts";
import { accepted, decimalOf, typedFields } from "../typed.ts";

const given = z.strictObject({
  number: z.string().min(1).max(200).meta({ description: "As it stands on the invoice." }),
  datedOn: day,
  currency: z.string().length(3),
  note: z.string().max(200).optional(),
  lines: z
    .array(
      z.strictObject({
        week: z.int().min(1).optional().meta({ description: "Left out, the line names no week." }),
        description: z.string().max(200).optional(),
        units: z.int().min(0).optional(),
        unitPrice: z.string().max(40).optional().meta({ description: 'Exact, as text: "5.1546".' }),
        amountMinor: minor.optional(),
      }),
    )
    .min(1)
    .max(500),
});
const SENT = { number: "2026-117", datedOn: "2026-10-20", currency: "USD" };
const LINES = [{ week: 1, description: "Week 1", units: 40, unitPrice: "5.00" }];

const checked = z.object({
  state: z.string(),
  billedMinor: minor,
  owedMinor: minor,
  differenceMinor: minor,
  weeks: z.array(told("invoiceWeek")),
});
const entry = z.object({
  id: z.int(),
  kind: z.string(),
  number: z.string(),
  amountMinor: minor,
  datedOn: day,
  note: z.string(),
  by: signed,
});
const invoice = z.object({
  id: z.int(),
  contract: id,
  currency: z.string(),
  standing: z.string(),
  ...entry.omit({ id: true, kind: true, amountMinor: true }).shape,
  balance: told("invoiceBalance"),
  checked: checked.meta({ description: "Against what is accepted: each difference with its causes." }),
  followed: z.array(entry.extend({ stands: z.boolean() })),
});

type Ask = Pick<Asked<unknown, unknown, unknown>, "context">;

async function shown({ context }: Ask, entryId: number): Promise<z.input<typeof invoice>> {
  const page = found(await invoicePage(context.db, entryId, context.now()));
  const { entry, balance, checked } = page.invoice;
  const { number, datedOn, note, by } = entry;
  return {
    ...{ id: entry.id, contract: page.contract.id, currency: page.contract.currency, standing: page.standing },
    ...{ number, datedOn, note, by, balance, followed: page.followed },
    checked: { ...checked, weeks: [...checked.weeks] },
  };
}

async function read(asked: Asked<{ contract: string }, unknown, z.output<typeof given>>) {
  const { context, params, person, body } = asked;
  const ledger = found(await contractLedger(context.db, params.contract, context.now()));
  const { currency } = ledger.contract;
  const lines = body.lines.map(({ unitPrice, amountMinor, ...line }, i) => ({
    name: `lines.${i}`,
    text: typedFields({
      ...{ ...line, unit_price: unitPrice },
      amount: amountMinor === undefined ? undefined : decimalOf(amountMinor, currency),
    }),
  }));
  const head = { number: body.number.trim(), datedOn: body.datedOn, currency: body.currency, note: body.note ?? "" };
  const typed = readInvoice({ ...head, by: person.name }, lines, { currency, weeks: ledger.batches });
  return { ledger, invoice: accepted(typed).invoice };
}

export const invoices = {
  "GET /contracts/{contract}/invoices": listOperation({
    id: "listInvoices",
    group: "Invoices",
    title: "The invoices of a contract, with what is owed, paid and open of each.",
    need: "money.read",
    params: { contract: param.contract },
    list: invoiceList(""),
    also: { invoice: ({ entry }) => entry.id },
    example: { params: { contract: SAMPLE.contract } },
    async rows({ context, params }) {
      const page = found(await moneyPage(context.db, params.contract, context.now()));
      return { list: invoiceList(page.contract.currency), rows: page.books.invoices };
    },
  }),
  "POST /contracts/{contract}/invoices/check": operation({
    id: "checkInvoice",
    group: "Invoices",
    title: "Hold an invoice against what is accepted; nothing is stored.",
    need: "money.read",
    reads: true,
    params: { contract: param.contract },
    body: given,
    answer: checked,
    example: { params: { contract: SAMPLE.contract }, body: { ...SENT, lines: LINES } },
    async handle(asked) {
      const { ledger, invoice } = await read(asked);
      const done = checkGiven(ledger, invoice);
      return { ...done, weeks: done.weeks.map((week) => ({ ...week })) };
    },
  }),
  "POST /contracts/{contract}/invoices": operation({
    id: "enterInvoice",
    group: "Invoices",
    title: "Enter an invoice.",
    need: "money.write",
    params: { contract: param.contract },
    body: given,
    status: 201,
    answer: invoice,
    example: { params: { contract: SAMPLE.contract }, body: { ...SENT, lines: LINES } },
    async handle(asked) {
      const { invoice } = await read(asked);
      const { context, params } = asked;
      const made = await recordInvoice(context.db, params.contract, invoice, context.now());
      if (made.kind === "refused") throw refused({ number: made.message });
      return new Located(`/api/v1/invoices/${made.id}`, await shown(asked, made.id));
    },
  }),
  "GET /invoices/{invoice}": operation({
    id: "showInvoice",
    group: "Invoices",
    title: "One invoice: its lines against what is accepted, and what followed.",
    need: "money.read",
    params: { invoice: param.invoice },
    answer: invoice,
    example: { params: { invoice: SAMPLE.invoice } },
    handle: (asked) => shown(asked, asked.params.invoice),
  }),
  "POST /invoices/{invoice}/follow-ups": operation({
    id: "enterFollowUp",
    group: "Invoices",
    title: "Enter a payment or a credit note, or reverse an entry.",
    need: "money.write",
    params: { invoice: param.invoice },
    body: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("payment"),
        amountMinor: minor.min(1),
        datedOn: day,
        number: z.string().max(200).optional(),
        note: z.string().max(200).optional(),
      }),
      z.strictObject({
        kind: z.literal("credit_note"),
        amountMinor: minor.min(1),
        datedOn: day,
        number: z.string().min(1).max(200),
        week: z.int().min(1).optional(),
        note: z.string().max(200).optional(),
      }),
      z.strictObject({
        kind: z.literal("reversal"),
        reverses: z.int().meta({ description: "The entry to undo: the invoice itself or one that followed on it." }),
        note: reason,
      }),
    ]),
    answer: invoice,
    example: {
      params: { invoice: SAMPLE.invoice },
      body: { kind: "payment", amountMinor: 1000, datedOn: "2026-10-25", note: "First part." },
    },
    async handle(asked) {
      const { context, params, person, body } = asked;
      const page = found(await invoicePage(context.db, params.invoice, context.now()));
      const { currency } = page.contract;
      const amount = body.kind === "reversal" ? {} : { amount: decimalOf(body.amountMinor, currency) };
      const typed = followUpOf(typedFields({ ...body, ...amount, by: person.name }), page);
      const { entry, field } = accepted(typed);
      const { separateDuties } = context.settings;
      const made = await recordFollowUp(context.db, page.contract, entry, context.now(), separateDuties);
      if (made.kind === "refused") throw refused({ [field]: made.message });
      return shown(asked, params.invoice);
    },
  }),
};
