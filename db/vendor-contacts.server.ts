/** The people at a vendor and the notes about it. Added, never changed: a contact's newest version holds. */
import { asc, desc, eq, inArray, max } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { vendorContacts, vendorContactVersions, vendorNoteComments, vendorNotes } from "./schema.ts";

export type ContactVersion = typeof vendorContactVersions.$inferSelect;
export interface ContactRow extends Omit<ContactVersion, "contactId" | "n"> {
  id: number;
  vendorId: string;
  versions: ContactVersion[];
}
export type NewContactVersion = Omit<ContactVersion, "contactId" | "n">;

/** In the order they were entered. */
export async function contactsOf(db: Db, vendorId: string): Promise<ContactRow[]> {
  const rows = db
    .select({ vendorId: vendorContacts.vendorId, version: vendorContactVersions })
    .from(vendorContacts)
    .innerJoin(vendorContactVersions, eq(vendorContactVersions.contactId, vendorContacts.id))
    .where(eq(vendorContacts.vendorId, vendorId))
    .orderBy(asc(vendorContacts.id), asc(vendorContactVersions.n))
    .all();
  const byId = new Map<number, ContactRow>();
  for (const { version } of rows) {
    const { contactId: id, n: _, ...holds } = version;
    byId.set(id, { ...holds, id, vendorId, versions: [...(byId.get(id)?.versions ?? []), version] });
  }
  return [...byId.values()];
}

export async function addContact(db: Db, vendorId: string, version: NewContactVersion): Promise<number> {
  return inTransaction(db, () => {
    const { id } = db.insert(vendorContacts).values({ vendorId }).returning({ id: vendorContacts.id }).get();
    db.insert(vendorContactVersions)
      .values({ ...version, contactId: id, n: 1 })
      .run();
    return id;
  });
}

/** false when it was changed meanwhile: `seen` is the version that was shown. */
export async function changeContact(
  db: Db,
  contactId: number,
  seen: number,
  version: NewContactVersion,
): Promise<boolean> {
  return inTransaction(db, () => {
    const newest = db
      .select({ n: max(vendorContactVersions.n) })
      .from(vendorContactVersions)
      .where(eq(vendorContactVersions.contactId, contactId))
      .get();
    if (newest?.n !== seen) return false;
    db.insert(vendorContactVersions)
      .values({ ...version, contactId, n: seen + 1 })
      .run();
    return true;
  });
}

export type NoteRow = typeof vendorNotes.$inferSelect & { comments: (typeof vendorNoteComments.$inferSelect)[] };

/** The newest day first. */
export async function vendorNotesOf(db: Db, vendorId: string): Promise<NoteRow[]> {
  const notes = db
    .select()
    .from(vendorNotes)
    .where(eq(vendorNotes.vendorId, vendorId))
    .orderBy(desc(vendorNotes.notedOn), desc(vendorNotes.id))
    .all();
  const ids = notes.map(({ id }) => id);
  const comments =
    ids.length === 0
      ? []
      : db
          .select()
          .from(vendorNoteComments)
          .where(inArray(vendorNoteComments.noteId, ids))
          .orderBy(asc(vendorNoteComments.id))
          .all();
  return notes.map((note) => ({ ...note, comments: comments.filter(({ noteId }) => noteId === note.id) }));
}

export async function addVendorNote(db: Db, note: Omit<typeof vendorNotes.$inferInsert, "id">): Promise<void> {
  db.insert(vendorNotes).values(note).run();
}

export async function addNoteComment(
  db: Db,
  comment: Omit<typeof vendorNoteComments.$inferInsert, "id">,
): Promise<void> {
  db.insert(vendorNoteComments).values(comment).run();
}
