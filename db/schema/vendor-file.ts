/** What we keep on a vendor beside its contracts: people, notes and incidents. All append-only by triggers. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { INCIDENT_EVENTS, INCIDENT_KIND_NAMES, INCIDENT_OUTCOME_NAMES, SEVERITIES } from "../../app/domain/incident.ts";
import { attachments } from "./attachments.ts";
import { contracts, vendors } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";

const DAY = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";
const number = () => integer("id").primaryKey({ autoIncrement: true });
const ofVendor = () =>
  text("vendor_id")
    .notNull()
    .references(() => vendors.id);

export const vendorContacts = sqliteTable("vendor_contacts", { id: number(), vendorId: ofVendor() }, (t) => [
  index("vendor_contacts_vendor").on(t.vendorId),
]);

/** The newest holds; the earlier ones stay on record. */
export const vendorContactVersions = sqliteTable(
  "vendor_contact_versions",
  {
    contactId: integer("contact_id")
      .notNull()
      .references(() => vendorContacts.id),
    n: integer("n").notNull(),
    name: text("name").notNull(),
    role: text("role").notNull(),
    email: text("email").notNull(),
    /** What one turns to this person for. */
    purpose: text("purpose").notNull(),
    /** Why it is no contact any more; null = it is one. */
    retiredBecause: text("retired_because"),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    primaryKey({ columns: [t.contactId, t.n] }),
    check("vendor_contact_versions_said", sql`length(trim(${t.name})) > 0 AND length(trim(${t.by})) > 0`),
    check("vendor_contact_versions_why", sql`${t.retiredBecause} IS NULL OR length(trim(${t.retiredBecause})) > 0`),
  ],
);

export const vendorNotes = sqliteTable(
  "vendor_notes",
  {
    id: number(),
    vendorId: ofVendor(),
    /** YYYY-MM-DD that it is about. */
    notedOn: text("noted_on").notNull(),
    text: text("text").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("vendor_notes_vendor").on(t.vendorId),
    check("vendor_notes_said", sql`length(trim(${t.text})) > 0 AND length(trim(${t.by})) > 0`),
    check("vendor_notes_day", sql`${t.notedOn} GLOB ${sql.raw(DAY)}`),
  ],
);

export const vendorNoteComments = sqliteTable(
  "vendor_note_comments",
  {
    id: number(),
    noteId: integer("note_id")
      .notNull()
      .references(() => vendorNotes.id),
    text: text("text").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("vendor_note_comments_note").on(t.noteId),
    check("vendor_note_comments_said", sql`length(trim(${t.text})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

export const vendorIncidents = sqliteTable(
  "vendor_incidents",
  {
    id: number(),
    vendorId: ofVendor(),
    /** null: of no contract in particular. */
    contractId: text("contract_id").references(() => contracts.id),
    kind: text("kind", { enum: INCIDENT_KIND_NAMES }).notNull(),
    severity: text("severity", { enum: SEVERITIES }).notNull(),
    happenedOn: text("happened_on").notNull(),
    what: text("what").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("vendor_incidents_vendor").on(t.vendorId),
    check("vendor_incidents_kind", oneOf("kind", INCIDENT_KIND_NAMES)),
    check("vendor_incidents_severity", oneOf("severity", SEVERITIES)),
    check("vendor_incidents_said", sql`length(trim(${t.what})) > 0 AND length(trim(${t.by})) > 0`),
    check("vendor_incidents_day", sql`${t.happenedOn} GLOB ${sql.raw(DAY)}`),
  ],
);

/** What was found out and what became of it; the last closing or reopening is the state. */
export const vendorIncidentEvents = sqliteTable(
  "vendor_incident_events",
  {
    id: number(),
    incidentId: integer("incident_id")
      .notNull()
      .references(() => vendorIncidents.id),
    kind: text("kind", { enum: INCIDENT_EVENTS }).notNull(),
    /** Of a closing only. */
    outcome: text("outcome", { enum: INCIDENT_OUTCOME_NAMES }),
    text: text("text").notNull(),
    /** The evidence: a file attached to the vendor. */
    attachmentId: text("attachment_id").references(() => attachments.id),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("vendor_incident_events_incident").on(t.incidentId),
    check("vendor_incident_events_kind", oneOf("kind", INCIDENT_EVENTS)),
    check("vendor_incident_events_outcome", sql`(${t.outcome} IS NOT NULL) = (${t.kind} = 'closed')`),
    check("vendor_incident_events_said", sql`length(trim(${t.text})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);
