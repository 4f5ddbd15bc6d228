/** What one does on a vendor's page of contacts and notes; problems by field. */
import type { z } from "zod";
import { contactSchema, noteCommentSchema, retireContactSchema, vendorNoteSchema } from "#app/domain/vendor-contact.ts";
import type { Db } from "#db/client.server.ts";
import {
  addContact,
  addNoteComment,
  addVendorNote,
  changeContact,
  contactsOf,
  vendorNotesOf,
} from "#db/vendor-contacts.server.ts";

interface Tools {
  db: Db;
  now(): number;
  settings: { user: string };
}

type Form = Record<string, string>;
export interface Refused {
  ok: false;
  errors: Record<string, string>;
}
export type Kept = { ok: true } | Refused;

/** A thing one can do is an entry here; `intent` names it. */
const INTENTS: Record<string, (tools: Tools, vendorId: string, form: Form) => Promise<Kept>> = {
  "add-contact": async (tools, vendorId, form) => {
    const parsed = contactSchema.safeParse(form);
    if (!parsed.success) return refused(parsed.error.issues);
    await addContact(tools.db, vendorId, { ...parsed.data, retiredBecause: null, ...signed(tools) });
    return { ok: true };
  },
  "change-contact": async (tools, vendorId, form) => {
    const parsed = contactSchema.safeParse(form);
    if (!parsed.success) return refused(parsed.error.issues);
    return nextVersion(tools, vendorId, form, () => ({ ...parsed.data, retiredBecause: null }));
  },
  "retire-contact": async (tools, vendorId, form) => {
    const parsed = retireContactSchema.safeParse(form);
    if (!parsed.success) return refused(parsed.error.issues);
    return nextVersion(tools, vendorId, form, (known) => ({ ...known, retiredBecause: parsed.data.why }));
  },
  "add-note": async (tools, vendorId, form) => {
    const parsed = vendorNoteSchema(tools.now()).safeParse(form);
    if (!parsed.success) return refused(parsed.error.issues);
    await addVendorNote(tools.db, { ...parsed.data, vendorId, ...signed(tools) });
    return { ok: true };
  },
  "comment-note": async (tools, vendorId, form) => {
    const parsed = noteCommentSchema.safeParse(form);
    if (!parsed.success) return refused(parsed.error.issues);
    const note = (await vendorNotesOf(tools.db, vendorId)).find(({ id }) => String(id) === form["vendor-note"]);
    if (!note) return { ok: false, errors: { text: "There is no such note of this vendor." } };
    await addNoteComment(tools.db, { ...parsed.data, noteId: note.id, ...signed(tools) });
    return { ok: true };
  },
};

export async function keepContacts(tools: Tools, vendorId: string, form: Form): Promise<Kept> {
  const act = Object.hasOwn(INTENTS, form.intent ?? "") ? INTENTS[form.intent ?? ""] : undefined;
  return act ? act(tools, vendorId, form) : { ok: false, errors: { form: "Nothing of this kind can be done here." } };
}

/** Retired ones come back by a change: the history says both. */
async function nextVersion(
  tools: Tools,
  vendorId: string,
  form: Form,
  version: (
    known: z.output<typeof contactSchema>,
  ) => z.output<typeof contactSchema> & { retiredBecause: string | null },
): Promise<Kept> {
  const known = (await contactsOf(tools.db, vendorId)).find(({ id }) => String(id) === form.contact);
  if (!known) return { ok: false, errors: { form: "There is no such contact of this vendor." } };
  const { name, role, email, purpose } = known;
  const next = { ...version({ name, role, email, purpose }), ...signed(tools) };
  if (await changeContact(tools.db, known.id, Number(form.seen), next)) return { ok: true };
  return { ok: false, errors: { form: "Somebody changed it meanwhile; what they wrote is shown. Nothing was saved." } };
}

function signed({ settings, now }: Tools): { by: string; at: number } {
  return { by: settings.user, at: now() };
}

export function refused(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refused {
  const errors = issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]);
  return { ok: false, errors: Object.fromEntries(errors) };
}
