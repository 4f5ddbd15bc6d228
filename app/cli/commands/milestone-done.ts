import { type Command, textOption } from "../command.ts";
import { changeMilestoneFromCall, MILESTONE_OPTIONS } from "../milestone-call.ts";

export const milestoneDone: Command = {
  name: "milestone done",
  operands: "",
  about: "Mark a milestone as reached.",
  options: [
    ...MILESTONE_OPTIONS,
    { name: "on", value: "DAY", about: "The day it was reached, YYYY-MM-DD; today when left out." },
    { name: "note", value: "TEXT", about: "What shows it." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay milestone done --contract 'General helpfulness, autumn' --milestone 'Contract signed'",
  run: (call) =>
    changeMilestoneFromCall(call, {
      entry: "done",
      day: textOption(call, "on") ?? null,
      reason: textOption(call, "note") ?? "",
    }),
};
