/** Help texts, derived from the list of commands. */
import type { Command } from "./command.ts";

export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => usageOf(command).length));
  const lines = commands.map((command) => `  assay ${usageOf(command).padEnd(width)}  ${command.about}`);
  return [
    "Assay: incoming inspection for human preference data",
    "",
    ...lines,
    "",
    "Exit codes: 0 fine, 1 the gates fail, 2 the input or the call is unusable.",
    "`assay help COMMAND` tells more. ASSAY_DATA chooses the data folder.",
  ].join("\n");
}

export function helpOf(command: Command): string {
  const options = command.options.map(
    ({ name, value, about, required }) =>
      `  ${`--${name}${value ? ` ${value}` : ""}`.padEnd(24)}${about}${required ? " Required." : ""}`,
  );
  const head = [`assay ${usageOf(command)}`, "", command.about];
  return [...head, ...(options.length > 0 ? ["", ...options] : []), "", `Example: ${command.example}`].join("\n");
}

function usageOf(command: Command): string {
  return [command.name, command.operands].filter(Boolean).join(" ");
}
