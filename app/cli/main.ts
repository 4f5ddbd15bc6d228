/** The command line. Heavy parts load only when their command runs, so that help and errors come at once. */
import { parseArgs } from "node:util";
import { readSettings } from "#app/settings.server.ts";
import { type Call, type Command, type ExitCode, UnusableCall } from "./command.ts";
import { COMMANDS } from "./commands/index.ts";
import { helpOf, helpOfAll } from "./help.ts";

export async function main(argv: string[]): Promise<ExitCode> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const out = (text: string) => void process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  if (argv.length === 0 || argv[0] === "help" || argv[0] === "--help" || argv[0] === "-h") {
    const asked = COMMANDS.find((command) => command.name === argv.slice(1).join(" "));
    out(asked ? helpOf(asked) : helpOfAll(COMMANDS));
    return 0;
  }
  const command = COMMANDS.find(({ name }) => name === argv.slice(0, name.split(" ").length).join(" "));
  if (!command) {
    say(`There is no command "${argv[0]?.slice(0, 40)}". \`assay help\` lists them.`);
    return 2;
  }
  try {
    const { values, positionals } = parseCall(command, argv.slice(command.name.split(" ").length));
    if (values.help) {
      out(helpOf(command));
      return 0;
    }
    return await command.run({
      words: positionals,
      options: values,
      settings: readSettings(),
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
    throw new UnusableCall(
      error instanceof Error ? error.message : String(error),
      `See \`assay help ${command.name}\`.`,
    );
  }
}

/** Expected failures are sentences; anything else is shown with its stack, since the person at this end runs the code. */
function explain(error: unknown, say: (text: string) => void): ExitCode {
  if (error instanceof UnusableCall) say(error.hint ? `${error.message}\n${error.hint}` : error.message);
  else if (error instanceof Error && error.name === "UnusableFile")
    say(`${error.message}\n${"hint" in error ? String(error.hint) : ""}`);
  else if (error instanceof Error && "code" in error && error.code === "ENOENT")
    say(`There is no such file: ${"path" in error ? String(error.path) : ""}`);
  else if (error instanceof Error && error.message.startsWith("Assay cannot start")) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 2;
}
