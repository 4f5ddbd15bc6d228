/** What of the audit log is asked for, in words of an address or of a command line. */
import type { AuditFilter } from "#db/audit-log.server.ts";

const DAY = 86_400_000;

/** @param word what was given under a name; "" for nothing. */
export function auditFilterOf(word: (name: string) => string): { filter: AuditFilter; fault: string | null } {
  const [since, until] = [word("since"), word("until")].map(dayStart) as [Day, Day];
  const filter: AuditFilter = {
    ...given("who", word("who")),
    ...given("what", word("what")),
    ...given("subject", word("thing").trim()),
    ...given("text", word("text").trim()),
    ...(typeof since === "number" && { from: since }),
    ...(typeof until === "number" && { to: until + DAY }),
  };
  const fault = since === "bad" || until === "bad" ? "A day is written as 2026-11-26." : null;
  return { filter, fault };
}

type Day = number | "bad" | undefined;

function given(name: keyof AuditFilter, value: string): AuditFilter {
  return value === "" ? {} : { [name]: value.slice(0, 200) };
}

function dayStart(text: string): Day {
  if (text === "") return undefined;
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? "bad" : at;
}
