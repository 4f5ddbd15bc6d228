import { type Command, requiredOption, textOption } from "../command.ts";
import { changeMilestoneFromCall, MILESTONE_OPTIONS } from "../milestone-call.ts";

export const milestoneSlip: Command = {
  name: "milestone slip",
  operands: "",
  about: "Move the due day of a milestone, with the reason; what was planned first stays on record.",
  options: [
    ...MILESTONE_OPTIONS,
    { name: "to", value: "DAY", about: "The new due day, YYYY-MM-DD.", required: true },
    { name: "reason", value: "TEXT", about: "Why it moves.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay milestone slip --contract 'General helpfulness, autumn' --milestone Renewal --to 2027-01-15 --reason 'Holidays'",
  run: (call) =>
    changeMilestoneFromCall(call, {
      entry: "due",
      day: requiredOption(call, "to"),
      reason: textOption(call, "reason") ?? "",
    }),
};
