/** The interface of a command. One file per command; the list is `commands/index.ts`; help and README derive from it. */
import type { Settings } from "#app/settings.server.ts";

/** 0 fine · 1 the gates fail · 2 the input or the call is unusable. */
export type ExitCode = 0 | 1 | 2;

export interface Option {
  name: string;
  /** Shown as `--name VALUE`; a flag has none. */
  value?: string;
  about: string;
  required?: boolean;
  multiple?: boolean;
}

export interface Call {
  /** Words after the command that are not options. */
  words: string[];
  options: Record<string, string | boolean | string[] | undefined>;
  settings: Settings;
  now: number;
  /** The one JSON document, or the text, for stdout. */
  out(text: string): void;
  /** Messages for a person, on stderr. */
  say(text: string): void;
}

export interface Command {
  /** One or two words: `check`, `release create`. */
  name: string;
  /** What follows the name, e.g. `FILE`. */
  operands: string;
  about: string;
  options: readonly Option[];
  example: string;
  run(call: Call): Promise<ExitCode>;
}

/** The call or its input cannot be used: the message is for a person, the exit code is 2. */
export class UnusableCall extends Error {
  readonly hint: string;
  constructor(message: string, hint = "") {
    super(message);
    this.name = "UnusableCall";
    this.hint = hint;
  }
}

export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}

export function requiredOption(call: Call, name: string): string {
  const value = textOption(call, name);
  if (value === undefined || value === "") throw new UnusableCall(`--${name} is missing.`, "See `assay help`.");
  return value;
}

export function integerOption(call: Call, name: string): number {
  const text = requiredOption(call, name);
  if (!/^\d+$/.test(text)) throw new UnusableCall(`--${name} takes a whole number, not "${text.slice(0, 40)}".`);
  return Number(text);
}

/** One of a few words; undefined when the option was left out. */
export function choiceOption<T extends string>(call: Call, name: string, choices: readonly T[]): T | undefined {
  const text = textOption(call, name);
  const choice = choices.find((one) => one === text);
  if (text === undefined || choice !== undefined) return choice;
  throw new UnusableCall(`--${name} is one of ${choices.join(", ")}.`);
}
