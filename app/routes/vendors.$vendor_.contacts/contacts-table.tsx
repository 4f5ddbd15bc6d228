import { Choices } from "#app/components/choices.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf } from "#app/domain/figure.ts";
import { CONTACT_FILTERS } from "#app/vendors/contact-filters.ts";
import type { ContactSort, ContactsPage } from "#app/vendors/contacts-page.server.ts";
import type { Sent } from "../vendor-parts/sent.ts";
import { ContactFold } from "./contact-fold.tsx";

interface ContactsTableProps {
  page: ContactsPage;
  search: string;
  now: number;
  sent: Sent | undefined;
}

export function ContactsTable({ page, search, now, sent }: ContactsTableProps) {
  const { vendor, contacts, counts, filter, sort } = page;
  const here = (changes: Record<string, string | null>) => withParams(search, changes) || "?";
  const sorted = (key: ContactSort) => ({
    key,
    sortHref: here({ sort: sort.key === key && sort.direction === "ascending" ? `-${key}` : key }),
  });
  return (
    <Section title="Contacts" sub="retired rather than deleted: who was asked stays on record">
      <Choices
        label="Show"
        choices={CONTACT_FILTERS.map((one) => ({
          key: one,
          label: `${one} ${counts[one]}`,
          href: here({ state: one === "current" ? null : one }),
          current: one === filter,
        }))}
      />
      <Table
        caption="Contacts"
        captionHidden
        rows={contacts}
        rowKey={({ id }) => String(id)}
        sort={sort}
        csvHref={`/vendors/${vendor.id}/contacts.csv${withParams(search, { note: null })}`}
        note={countOf(contacts.length, "contact")}
        empty={
          <EmptyState title={counts.all === 0 ? "No contact yet." : "No contact is in this state."}>
            Write down who answers for what, so that the next person at our desk knows whom to write to.
          </EmptyState>
        }
        fold={(contact) => (
          <ContactFold contact={contact} sent={sent?.values.contact === String(contact.id) ? sent : undefined} />
        )}
        columns={[
          { ...sorted("name"), header: "Name", render: ({ name }) => name },
          { ...sorted("role"), header: "Role there", render: ({ role }) => role },
          {
            ...sorted("email"),
            header: "E-mail address",
            render: ({ email }) => email && <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>,
          },
          { ...sorted("purpose"), header: "For what", stack: true, render: ({ purpose }) => purpose },
          {
            key: "state",
            header: "State",
            render: ({ retiredBecause }) =>
              retiredBecause === null ? (
                <Status state="pass" word="current" />
              ) : (
                <>
                  <Status state="insufficient" word="retired" /> <span className="sub">{retiredBecause}</span>
                </>
              ),
          },
          {
            key: "changed",
            header: "Written",
            minor: true,
            render: ({ by, at }) => (
              <>
                <When at={at} now={now} /> <span className="sub">{by}</span>
              </>
            ),
          },
          // Leaves room for what unfolds.
          { key: "change", header: "Change or retire", render: () => null },
        ]}
      />
    </Section>
  );
}
