/** The command line. Heavy parts load only when their command runs, so that help and errors come at once. */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { givenReason } from "#app/domain/given-reason.ts";
import { systemFaultSentence } from "#app/operation/system-fault.ts";
import { readSettings } from "#app/settings.server.ts";
import { setActor } from "#db/actor.server.ts";
import { type Call, type Command, type ExitCode, UnusableCall } from "./command.ts";
import { COMMANDS } from "./commands/index.ts";
import { helpOf, helpOfAll } from "./help.ts";

export async function main(argv: string[]): Promise<ExitCode> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  process.stdout.on("error", endQuietly);
  const out = (text: string) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  if (argv.length === 0) {
    say(`Name a command.\n\n${helpOfAll(COMMANDS)}`);
    return 2;
  }
  const asksForHelp = argv[0] === "help" || argv[0] === "--help" || argv[0] === "-h";
  if (asksForHelp && argv.length === 1) {
    out(helpOfAll(COMMANDS));
    return 0;
  }
  const words = asksForHelp ? argv.slice(1) : argv;
  const command = COMMANDS.find(({ name }) => name === words.slice(0, name.split(" ").length).join(" "));
  if (!command) {
    say(`There is no command "${words[0]?.slice(0, 40)}". \`assay help\` lists them.`);
    return 2;
  }
  if (asksForHelp) {
    out(helpOf(command));
    return 0;
  }
  try {
    const { values, positionals } = parseCall(command, argv.slice(command.name.split(" ").length));
    if (values.help) {
      out(helpOf(command));
      return 0;
    }
    if (command.operands === "" && positionals.length > 0)
      throw new UnusableCall(
        `${command.name} takes no words besides its options.`,
        `See \`assay help ${command.name}\`.`,
      );
    const settings = readSettings();
    const who = [values.by, values.signer].find((name) => typeof name === "string") ?? settings.user;
    const reason = givenReason(Object.entries(values));
    setActor({ who: String(who), role: "operator", via: "command line", request: randomUUID(), reason });
    return await command.run({
      words: positionals,
      options: values,
      settings,
      now: Date.now(),
      out,
      say,
    });
  } catch (error) {
    return explain(error, say);
  }
}

function parseCall(command: Command, args: string[]) {
  const options = Object.fromEntries(
    [...command.options, { name: "help", about: "Show this help." }].map(({ name, value, multiple }) => [
      name,
      { type: value ? ("string" as const) : ("boolean" as const), multiple: multiple ?? false },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values as Call["options"], positionals };
  } catch (error) {
    // Node's message goes on with advice for programmers; its first sentence is ours to show.
    const [fault] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new UnusableCall(sentence(fault ?? ""), `See \`assay help ${command.name}\`.`);
  }
}

/** Whoever read the output had enough (`| head`); the exit code still tells the outcome. */
function endQuietly(error: Error & { code?: string }): void {
  if (error.code !== "EPIPE") throw error;
}

/** Expected failures are sentences; anything else is shown with its stack, since the person at this end runs the code. */
function explain(error: unknown, say: (text: string) => void): ExitCode {
  if (!(error instanceof Error)) say(String(error));
  else if (["UnusableCall", "UnusableFile"].includes(error.name)) sayWithHint(error, say);
  else if (error.message.startsWith("Assay cannot start")) say(error.message);
  else say(systemFaultSentence(error) ?? error.stack ?? error.message);
  return 2;
}

function sayWithHint(error: Error & { hint?: unknown }, say: (text: string) => void): void {
  say(error.name === "UnusableFile" ? sentence(error.message) : error.message);
  if (typeof error.hint === "string" && error.hint !== "") say(error.hint);
}

/** Readers of files speak in clauses ("truncated gzip: …"); on a line of its own it becomes a sentence. */
function sentence(clause: string): string {
  const start = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.!?:]$/.test(start) ? start : `${start}.`;
}
