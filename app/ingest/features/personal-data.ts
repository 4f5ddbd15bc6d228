/**
 * Personal data in a text, confirmed by checksum or by form: e-mail, payment card, IBAN, phone, IP address, US social
 * security number. What is reserved for examples (example.com, 555-01xx, 192.0.2.0/24 …) is nobody's.
 *
 * Texts without an at-sign or a long number, nearly all, are done after one scan for "@".
 */
import { ItemMark, PersonalMark } from "#app/metrics/batch-view.ts";
import { ibanHolds } from "#app/stats/iban-check.ts";
import { luhnHolds } from "#app/stats/luhn.ts";
import type { TextFeatures } from "./text-features.ts";

const MOST_LOOKED_AT = 200;

const LOCAL = /[a-z0-9](?:[a-z0-9._%+-]*[a-z0-9_])?$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}/i;
const RESERVED =
  /(^|\.)(example\.[a-z.]+|(example|test|invalid|localhost|local)|(domain|company|email|yourdomain|yourcompany|mydomain|test|sample|acme|mail|website|site)\.(com|org|net))$/i;

const CARD = /(?<![\d.,-])[2-6]\d{3}(?:([ -]?)\d{4}(?:\1\d{2,4}){1,3}|[ -]?\d{6}[ -]?\d{4,5})(?![\d.,]?\d)/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
const INTERNATIONAL = /(?<![\d\p{L}])\+[1-9](?:[ .()/-]{0,2}\d){7,13}(?![\d])/gu;
const NORTH_AMERICAN = /(?<![\d.+-])(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-.]\d{4}(?![\d-])/g;
/** Films and examples use the exchange 555; hardly anyone can be called there. */
const FICTIONAL = /555[-. ]?\d{4}$/;
const SOCIAL_SECURITY = /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g;
const KNOWN_EXAMPLES = new Set(["123-45-6789", "078-05-1120", "219-09-9999"]);
const IP_ADDRESS = /(?<![\d.\p{L}])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/gu;

/** Bits of PersonalMark, and PII with any of them. */
export function personalMarks(text: string, { longNumbers }: Pick<TextFeatures, "longNumbers">): number {
  let marks = text.includes("@") && hasEmail(text) ? PersonalMark.EMAIL : 0;
  if (longNumbers > 0) {
    if (some(text, CARD, isCard)) marks |= PersonalMark.CARD;
    if (some(text, IBAN, (found) => ibanHolds(found.replaceAll(" ", "")))) marks |= PersonalMark.IBAN;
    if (some(text, INTERNATIONAL, isReal) || some(text, NORTH_AMERICAN, isReal)) marks |= PersonalMark.PHONE;
    if (some(text, SOCIAL_SECURITY, (found) => !KNOWN_EXAMPLES.has(found))) marks |= PersonalMark.NATIONAL_ID;
    if (some(text, IP_ADDRESS, isPublicAddress)) marks |= PersonalMark.IP_ADDRESS;
  }
  return marks === 0 ? 0 : marks | ItemMark.PII;
}

function hasEmail(text: string): boolean {
  let at = text.indexOf("@");
  for (let looked = 0; at >= 0 && looked < MOST_LOOKED_AT; looked += 1, at = text.indexOf("@", at + 1)) {
    if (!LOCAL.test(text.slice(Math.max(0, at - 64), at))) continue;
    const domain = DOMAIN.exec(text.slice(at + 1, at + 255))?.[0];
    if (domain && !RESERVED.test(domain)) return true;
  }
  return false;
}

/** Does any match hold? The first {@link MOST_LOOKED_AT} are looked at: a table of numbers must not cost the delivery. */
function some(text: string, pattern: RegExp, holds: (found: string) => boolean): boolean {
  let looked = 0;
  for (const [found] of text.matchAll(pattern)) {
    if (holds(found)) return true;
    looked += 1;
    if (looked === MOST_LOOKED_AT) return false;
  }
  return false;
}

function isCard(found: string): boolean {
  const digits = found.replaceAll(/[ -]/g, "");
  return digits.length >= 12 && digits.length <= 19 && new Set(digits).size > 1 && luhnHolds(digits);
}

function isReal(phone: string): boolean {
  return !FICTIONAL.test(phone) && new Set(phone.replaceAll(/\D/g, "")).size > 2;
}

/** Private, loop-back and documentation ranges (RFC 1918, 5737) are nobody's; four small numbers are a version. */
function isPublicAddress(found: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = found.split(".").map(Number);
  if (Math.max(a, b, c, d) > 255 || Math.max(a, b, c, d) < 20 || a === 0 || a >= 224) return false;
  if (a === 10 || a === 127 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32)) return false;
  if (a === 169 && b === 254) return false;
  return !/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(found);
}
