/** The people at a vendor and the notes about it, as their page and their downloads show them. */
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { type ContactRow, contactsOf, vendorNotesOf } from "#db/vendor-contacts.server.ts";
import { CONTACT_FILTERS, type ContactFilter } from "./contact-filters.ts";
import { sortOf, textOrder } from "./list-sort.ts";

const SORTS = {
  name: ({ name }: ContactRow) => name,
  role: ({ role }: ContactRow) => role,
  email: ({ email }: ContactRow) => email,
  purpose: ({ purpose }: ContactRow) => purpose,
};
export type ContactSort = keyof typeof SORTS;

export type ContactsPage = NonNullable<Awaited<ReturnType<typeof contactsPage>>>;

/** `?state=current&sort=-name&note=words`; undefined when there is no such vendor. */
export async function contactsPage(db: Db, vendorId: string, params: URLSearchParams) {
  const vendor = await vendorById(db, vendorId);
  if (!vendor) return undefined;
  const all = await contactsOf(db, vendorId);
  const filter = CONTACT_FILTERS.find((one) => one === params.get("state")) ?? "current";
  const sort = sortOf(params, Object.keys(SORTS) as ContactSort[], "name");
  const words = (params.get("note") ?? "").trim().slice(0, 200);
  const notes = await vendorNotesOf(db, vendorId);
  return {
    vendor: { id: vendor.id, name: vendor.name },
    filter,
    sort,
    counts: Object.fromEntries(
      CONTACT_FILTERS.map((one) => [one, all.filter((contact) => isOfState(contact, one)).length]),
    ) as Record<ContactFilter, number>,
    contacts: all.filter((contact) => isOfState(contact, filter)).sort(textOrder(SORTS[sort.key], sort.direction)),
    words,
    notes: notes.filter((note) =>
      [note.text, note.by, ...note.comments.map(({ text }) => text)].some((text) =>
        text.toLowerCase().includes(words.toLowerCase()),
      ),
    ),
    allNotes: notes.length,
  };
}

function isOfState({ retiredBecause }: ContactRow, filter: ContactFilter): boolean {
  return filter === "all" || (retiredBecause === null) === (filter === "current");
}
