import { type Command, requiredOption, textOption } from "../command.ts";
import { FOLLOW_UP_OPTIONS, followUp } from "../follow-up.ts";

export const invoiceCredit: Command = {
  name: "invoice credit",
  operands: "",
  about: "Enter a credit note on an invoice.",
  options: [
    ...FOLLOW_UP_OPTIONS,
    { name: "number", value: "NUMBER", about: "Number of the credit note.", required: true },
    { name: "amount", value: "AMOUNT", about: "In the contract’s currency, such as 6100.00.", required: true },
    { name: "week", value: "N", about: "The week of the invoice that it is about; left out, the invoice as a whole." },
    { name: "dated", value: "DAY", about: "Day on the credit note, YYYY-MM-DD; today when left out." },
    { name: "note", value: "TEXT", about: "Why." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay invoice credit --contract 'General helpfulness, autumn' --invoice LA-2057 --number C-1 --amount 6100.00",
  run: (call) =>
    followUp(call, {
      kind: "credit_note",
      number: requiredOption(call, "number"),
      amount: requiredOption(call, "amount"),
      week: textOption(call, "week"),
      note: textOption(call, "note"),
    }),
};
