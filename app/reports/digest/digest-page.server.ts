/** The digest as an address asks for it: `role` and `week`, any day of the week meant. */
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { type Digest, digest, digestDocument } from "./digest.server.ts";
import { DIGEST_ROLES, type DigestRole } from "./roles.ts";
import { mondayAfter, weekSpan } from "./week-span.ts";

export async function digestPage(tools: ReviewTools, params: URLSearchParams) {
  const now = tools.now();
  const role = DIGEST_ROLES.find((one) => one === params.get("role")) ?? "lead";
  const asked = weekSpan(params.get("week") || null, now);
  const span = asked ?? weekSpan(null, now);
  if (!span) throw new Error("The present week has begun.");
  const next = mondayAfter(span, 1);
  return {
    role,
    week: { monday: span.monday, sunday: span.sunday },
    neighbours: { before: mondayAfter(span, -1), after: weekSpan(next, now) ? next : null },
    fault: asked ? null : "That is not a day of a week that has begun; this is the present week.",
    document: digestDocument(await digest(tools, role, span)),
  };
}

/** For downloads and the command line. @returns a sentence when the role or the week cannot be used */
export async function digestAsked(
  tools: ReviewTools,
  { role, week }: { role: string | null; week: string | null },
): Promise<Digest | string> {
  const known: DigestRole | undefined = DIGEST_ROLES.find((one) => one === role);
  if (!known) return `The role is one of ${DIGEST_ROLES.join(", ")}.`;
  const span = weekSpan(week, tools.now());
  if (!span) return "The week is given by one of its days, as 2026-11-23, and has begun.";
  return digest(tools, known, span);
}
