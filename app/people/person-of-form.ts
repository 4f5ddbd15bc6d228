/** Name, address and passphrase as typed; what is wrong with the first two. */
import { z } from "zod";
import { nameText } from "#app/domain/said.ts";

const name = nameText("Say your name.", 100);
export const emailText = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, "An address has at most 200 characters.")
  .regex(/^[^\s@<>"']+@[^\s@<>"']+$/, "Write an e-mail address, as name@example.org.");

export interface GivenPerson {
  name: string;
  email: string;
  passphrase: string;
  again: string;
  errors: Record<string, string>;
}

/** @param known whose link it is: name and address then stand already. */
export function personOfForm(form: URLSearchParams, known: { name: string; email: string } | null): GivenPerson {
  const field = (key: string) => form.get(key) ?? "";
  const secrets = { passphrase: field("passphrase"), again: field("again") };
  if (known) return { name: known.name, email: known.email, ...secrets, errors: {} };
  const [named, addressed] = [name.safeParse(field("name")), emailText.safeParse(field("email"))];
  const errors: Record<string, string> = {};
  if (!named.success) errors.name = named.error.issues[0]?.message ?? "";
  if (!addressed.success) errors.email = addressed.error.issues[0]?.message ?? "";
  return { name: named.data ?? field("name"), email: addressed.data ?? field("email"), ...secrets, errors };
}
