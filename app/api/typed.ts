/**
 * A body as the fields of a form. What the pages send and what programs send is read by the same functions, so that the
 * two cannot come to mean different things.
 */
import { minorDigits } from "#app/domain/money.ts";
import { Problem, refused } from "./problem.ts";

type Said = string | number | readonly string[] | null | undefined;

/** What is left out, or null, is a field that was not filled in. */
export function typedForm(body: Readonly<Record<string, Said>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body))
    for (const one of Array.isArray(value) ? value : [value]) if (one != null) form.append(name, String(one));
  return form;
}

export function typedFields(body: Readonly<Record<string, Said>>): Record<string, string> {
  return Object.fromEntries(typedForm(body));
}

/** @throws Problem with what the form would say beside its fields */
export function accepted<T extends { ok: boolean }>(done: T): Extract<T, { ok: true }> {
  if (done.ok) return done as Extract<T, { ok: true }>;
  const errors = "errors" in done ? (done.errors as Record<string, string | undefined>) : {};
  throw refused(Object.fromEntries(Object.entries(errors).filter((one): one is [string, string] => !!one[1])));
}

type Turned = { kind: "refused"; field?: string; message: string } | { kind: "overtaken"; message: string };

/** @throws Problem when it was refused, or somebody else was faster */
export function done<T extends { kind: string }>(result: T | Turned): Exclude<T, { kind: "refused" | "overtaken" }> {
  if (result.kind === "overtaken") throw new Problem(409, (result as Turned).message);
  if (result.kind === "refused") {
    const { field = "", message } = result as Extract<Turned, { kind: "refused" }>;
    throw refused({ [field]: message });
  }
  return result as Exclude<T, { kind: "refused" | "overtaken" }>;
}

/** Minor units as a person types the amount. @example decimalOf(1250, "EUR") // "12.50" */
export function decimalOf(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? "-" : ""}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ""}`;
}
