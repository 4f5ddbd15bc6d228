import { type Command, requiredOption, textOption } from "../command.ts";
import { FOLLOW_UP_OPTIONS, followUp } from "../follow-up.ts";

export const invoiceReverse: Command = {
  name: "invoice reverse",
  operands: "",
  about: "Undo an invoice that was entered wrongly, or one of its credit notes and payments, by an entry of its own.",
  options: [
    ...FOLLOW_UP_OPTIONS,
    {
      name: "entry",
      value: "N",
      about: "A credit note or payment of it, by its number in the ledger; the invoice when left out.",
    },
    { name: "note", value: "TEXT", about: "Why.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay invoice reverse --contract 'General helpfulness, autumn' --invoice LA-2057 --note 'Mistyped'",
  run: (call) => followUp(call, { reverses: textOption(call, "entry") ?? "", note: requiredOption(call, "note") }),
};
