import { PHASES } from "#app/domain/states.ts";
import { type Command, choiceOption, integerOption, requiredOption, textOption } from "../command.ts";

export const scheduleSet: Command = {
  name: "schedule set",
  operands: "",
  about: "Change one week of a contract; once something was delivered, as a dated and signed amendment.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "The week to change.", required: true },
    { name: "due-on", value: "DAY", about: "Its due day, YYYY-MM-DD." },
    { name: "units", value: "N", about: "Its expected units." },
    { name: "phase", value: "WORD", about: `Its phase: ${PHASES.join(" or ")}.` },
    { name: "instructions", value: "VERSION", about: "The instruction version it runs under." },
    {
      name: "committed",
      value: "N",
      about: "The committed units of the contract, where the weeks then add up to others.",
    },
    { name: "effective-on", value: "DAY", about: "From when it holds, YYYY-MM-DD; today when left out." },
    { name: "reason", value: "TEXT", about: "Why; asked for once something was delivered." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay schedule set --contract 'General helpfulness, autumn' --week 4 --due-on 2026-11-06 --reason 'Late start'",
  async run(call) {
    const name = requiredOption(call, "contract");
    const week = integerOption(call, "week");
    const phase = choiceOption(call, "phase", PHASES);
    const { amendFromCall } = await import("../amend-from-call.ts");
    const whole = (option: string) =>
      textOption(call, option) === undefined ? undefined : integerOption(call, option);
    const dueOn = textOption(call, "due-on");
    const instructionVersion = textOption(call, "instructions");
    const [expectedUnits, committedUnits] = [whole("units"), whole("committed")];
    const changes = {
      ...(phase && { phase }),
      ...(dueOn && { dueOn }),
      ...(instructionVersion && { instructionVersion }),
      ...(expectedUnits !== undefined && { expectedUnits }),
    };
    return amendFromCall(call, name, {
      week,
      changed: (file) => ({
        ...file,
        ...(committedUnits !== undefined && { committedUnits }),
        weeks: (file.weeks ?? []).map((one) => (one.week === week ? { ...one, ...changes } : one)),
      }),
    });
  },
};
