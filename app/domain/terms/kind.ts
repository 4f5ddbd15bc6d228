/** What an entry of the list of terms is made of. */
import { choiceField, PERMISSION_TEXT, permissionField, type TermField, textField, wholeField } from "./fields.ts";

/** A field of whatever value; `ValueOf` gives each its own. */
type SomeField = Omit<TermField<unknown>, "text"> & { text(value: never): string };
export type Fields = Record<string, SomeField>;
export type ValueOf<F extends Fields> = { [K in keyof F]: F[K] extends TermField<infer V> ? V : never };

export interface KindOf<F extends Fields> {
  title: string;
  /** One sentence: what it settles. */
  about: string;
  fields: F;
  /** The value as a sentence part. */
  say(value: ValueOf<F>): string;
}

export const kind = <F extends Fields>(entry: KindOf<F>): KindOf<F> => entry;
export const days = (label: string, help?: string) => wholeField({ label, affix: "days", ...(help ? { help } : {}) });
const DAY_KINDS = { calendar: "calendar days", business: "business days, Monday to Friday" };
export const dayKind = choiceField({ label: "Which days count" }, DAY_KINDS);
/** Only a right that is asked for in one answer. */
export const permission = (title: string, about: string, label: string) =>
  kind({ title, about, fields: { answer: permissionField(label) }, say: ({ answer }) => PERMISSION_TEXT[answer] });
export const inWords = (title: string, about: string, label: string) =>
  kind({ title, about, fields: { what: textField({ label }) }, say: ({ what }) => what });
