/** Name and version of a protected set at the edge. */
import { z } from "zod";

const part = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Give the ${what}.`)
    .max(80, `A ${what} has at most 80 characters.`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, `A ${what} has no control or invisible characters.`);
const schema = z.object({ name: part("name"), version: part("version") });

export type ProtectedName =
  | { ok: true; name: string; version: string }
  | { ok: false; errors: { name?: string; version?: string } };

export function protectedName(name: string, version: string): ProtectedName {
  const parsed = schema.safeParse({ name, version });
  if (parsed.success) return { ok: true, ...parsed.data };
  return {
    ok: false,
    errors: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
  };
}
