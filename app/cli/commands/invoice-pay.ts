import { type Command, requiredOption, textOption } from "../command.ts";
import { FOLLOW_UP_OPTIONS, followUp } from "../follow-up.ts";

export const invoicePay: Command = {
  name: "invoice pay",
  operands: "",
  about: "Enter a payment of an invoice.",
  options: [
    ...FOLLOW_UP_OPTIONS,
    { name: "amount", value: "AMOUNT", about: "In the contract’s currency, such as 18900.00.", required: true },
    { name: "dated", value: "DAY", about: "Day of the payment, YYYY-MM-DD; today when left out." },
    { name: "note", value: "TEXT", about: "Its reference." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay invoice pay --contract 'General helpfulness, autumn' --invoice LA-2057 --amount 18900.00",
  run: (call) =>
    followUp(call, { kind: "payment", amount: requiredOption(call, "amount"), note: textOption(call, "note") }),
};
