/**
 * An error as a log may keep it: what kind it is and where it arose. Its message is left out unless the system or the
 * database wrote it, because a parser's message quotes what it could not read, and that is a record.
 */
import { systemFault } from "./system-fault.ts";

export function faultForLog(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: a ${typeof error}`;
  const { code } = error as { code?: unknown };
  const kind = typeof code === "string" && /^\w{1,60}$/.test(code) ? `${error.name} ${code}` : error.name;
  const fault = systemFault(error);
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : [`caused by ${faultForLog(error.cause)}`];
  return [fault ? `${kind}: ${fault.message}` : kind, ...places, ...cause].join("\n");
}
