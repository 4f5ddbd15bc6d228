/** What is known of a vendor: people, notes, incidents, scorecard, and how vendors compare. */
import { z } from "zod";
import { INCIDENT_KIND_NAMES, INCIDENT_OUTCOME_NAMES, SEVERITIES } from "#app/domain/incident.ts";
import { vendorClaims } from "#app/vendors/claims-page.server.ts";
import { vendorComparison } from "#app/vendors/compare-page.server.ts";
import { contactsPage } from "#app/vendors/contacts-page.server.ts";
import { incidentPage, incidentsPage } from "#app/vendors/incidents-page.server.ts";
import { keepContacts } from "#app/vendors/keep-contacts.server.ts";
import { addToIncident, writeIncident } from "#app/vendors/keep-incidents.server.ts";
import { lotsPage } from "#app/vendors/lots-page.server.ts";
import { vendorScorecard } from "#app/vendors/scorecard-page.server.ts";
import { sharedPage } from "#app/vendors/shared-page.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { CHANGED, changed, day, param, SAMPLE, said } from "../fields.ts";
import { type Asked, Located, operation } from "../operation.ts";
import { pageOperation, texts } from "../page-operation.ts";
import { found } from "../problem.ts";
import { accepted, typedFields } from "../typed.ts";

const own = {
  need: "contracts.read",
  params: { vendor: param.vendor },
  example: { params: { vendor: SAMPLE.vendor } },
} as const;
const ONE = own.example.params;
const people = { ...own, group: "Contacts and notes" } as const;
const incident = { ...own, group: "Incidents" } as const;
const compared = { ...own, group: "Vendors" } as const;
const OF = { vendor: param.vendor, incident: param.incident };
const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .meta({ description: "Once for each vendor." });
const contact = {
  name: z.string(),
  role: z.string().optional(),
  email: z.string().optional(),
  purpose: z.string().max(500).optional(),
};

type Kept = Record<string, string | number | undefined>;
async function keep(
  { context, params }: Pick<Asked<{ vendor: string }, unknown, unknown>, "context" | "params">,
  form: Kept,
) {
  found(await vendorById(context.db, params.vendor));
  accepted(await keepContacts(context, params.vendor, typedFields(form)));
  return CHANGED;
}

export const vendorPages = {
  "GET /vendors/{vendor}/contacts": pageOperation({
    ...people,
    id: "listContacts",
    title: "People at a vendor, and dated notes about it.",
    query: texts("state", "sort", "note"),
    page: ({ context, params }, search) => contactsPage(context.db, params.vendor, search),
  }),
  "POST /vendors/{vendor}/contacts": operation({
    ...people,
    id: "addContact",
    title: "Add somebody.",
    need: "vendors.write",
    body: z.strictObject(contact),
    answer: changed,
    example: { params: ONE, body: { name: "M. Hale", role: "Delivery", email: "m.hale@test.example" } },
    handle: (asked) => keep(asked, { ...asked.body, intent: "add-contact" }),
  }),
  "PUT /vendors/{vendor}/contacts/{contact}": operation({
    ...people,
    id: "changeContact",
    title: "Change what is known of somebody; with `retiredBecause` the person is there no more.",
    need: "vendors.write",
    params: { vendor: param.vendor, contact: param.contact },
    body: z.strictObject({
      ...contact,
      seen: z.int().meta({ description: "The version that was read." }),
      retiredBecause: z.string().max(500).optional(),
    }),
    answer: changed,
    example: { params: { ...ONE, contact: SAMPLE.contact }, body: { name: "M. Hale", role: "Lead", seen: 1 } },
    handle(asked) {
      const { retiredBecause: why, ...body } = asked.body;
      const intent = why === undefined ? "change-contact" : "retire-contact";
      return keep(asked, { ...body, why, contact: asked.params.contact, intent });
    },
  }),
  "POST /vendors/{vendor}/notes": operation({
    ...people,
    id: "addVendorNote",
    title: "Note something about a vendor, with its day.",
    need: "vendors.write",
    body: z.strictObject({ notedOn: day, text: said }),
    answer: changed,
    example: { params: ONE, body: { notedOn: "2026-10-12", text: "They moved to another tool." } },
    handle: (asked) => keep(asked, { ...asked.body, intent: "add-note" }),
  }),
  "POST /vendors/{vendor}/notes/{note}/comments": operation({
    ...people,
    id: "commentVendorNote",
    title: "Add to a note.",
    need: "vendors.write",
    params: { vendor: param.vendor, note: param.note },
    body: z.strictObject({ text: said }),
    answer: changed,
    example: { params: { ...ONE, note: SAMPLE.note }, body: { text: "Since week 2." } },
    handle: (asked) => keep(asked, { ...asked.body, "vendor-note": asked.params.note, intent: "comment-note" }),
  }),
  "GET /vendors/{vendor}/incidents": pageOperation({
    ...incident,
    id: "listIncidents",
    title: "What went wrong with a vendor.",
    query: texts("state", "kind", "severity", "sort"),
    page: ({ context, params }, search) => incidentsPage(context.db, params.vendor, search),
  }),
  "POST /vendors/{vendor}/incidents": operation({
    ...incident,
    id: "writeIncident",
    title: "Write an incident down.",
    need: "vendors.write",
    body: z.strictObject({
      kind: z.enum(INCIDENT_KIND_NAMES),
      severity: z.enum(SEVERITIES),
      happenedOn: day,
      contract: z.string().optional(),
      what: said,
    }),
    status: 201,
    answer: z.object({ id: z.int() }),
    example: {
      params: ONE,
      body: { kind: "missed_deadline", severity: "minor", happenedOn: "2026-10-12", what: "Two days late, unsaid." },
    },
    async handle({ context, params, body }) {
      found(await vendorById(context.db, params.vendor));
      const { id } = accepted(await writeIncident(context, params.vendor, typedFields(body)));
      return new Located(`/api/v1/vendors/${params.vendor}/incidents/${id}`, { id });
    },
  }),
  "GET /vendors/{vendor}/incidents/{incident}": pageOperation({
    ...incident,
    id: "showIncident",
    title: "One incident with its history.",
    params: OF,
    example: { params: { ...ONE, incident: SAMPLE.incident } },
    page: ({ context, params }) => incidentPage(context.db, params.vendor, String(params.incident)),
  }),
  "POST /vendors/{vendor}/incidents/{incident}/events": operation({
    ...incident,
    id: "addToIncident",
    title: "Add to its history, close it or open it again.",
    need: "vendors.write",
    params: OF,
    body: z.discriminatedUnion("event", [
      z.strictObject({ event: z.literal("noted"), text: said, evidence: z.string().optional() }),
      z.strictObject({ event: z.literal("closed"), outcome: z.enum(INCIDENT_OUTCOME_NAMES), text: said }),
      z.strictObject({ event: z.literal("reopened"), text: said }),
    ]),
    answer: changed,
    example: {
      params: { ...ONE, incident: SAMPLE.incident },
      body: { event: "closed", outcome: "explained", text: "Their upload failed; we saw the log." },
    },
    async handle({ context, params, body }) {
      found(await incidentPage(context.db, params.vendor, String(params.incident)));
      accepted(await addToIncident(context, params.vendor, params.incident, typedFields(body)));
      return CHANGED;
    },
  }),
  "GET /vendors/{vendor}/scorecard": pageOperation({
    ...compared,
    id: "showScorecard",
    title: "A vendor over its contracts: each measure with interval and n.",
    query: texts("sort"),
    async page({ context, params }, search) {
      const vendor = found(await vendorById(context.db, params.vendor));
      return vendorScorecard(context.db, vendor, search, context.now());
    },
  }),
  "GET /vendors/{vendor}/batches": pageOperation({
    ...compared,
    id: "listVendorBatches",
    title: "Every week of a vendor, over all contracts.",
    query: texts("contract", "state", "sort"),
    page: ({ context, params }, search) => lotsPage(context.db, params.vendor, search, context.now()),
  }),
  "GET /vendors/{vendor}/claims": pageOperation({
    ...compared,
    id: "listVendorClaims",
    title: "What we claim of a vendor: credit, rework, replacement.",
    query: texts("kind", "state", "sort"),
    page: ({ context, params }, search) => vendorClaims(context.db, params.vendor, search, context.now()),
  }),
  "GET /vendor-comparison": pageOperation({
    ...{ group: "Vendors", need: "contracts.read" },
    id: "compareVendors",
    title: "Vendors side by side, with what chance would do.",
    query: { vendor: several, ...texts("from", "to") },
    page: ({ context }, search) => vendorComparison(context.db, search, context.now()),
  }),
  "GET /vendor-comparison/shared": pageOperation({
    ...{ group: "Vendors", need: "contracts.read" },
    id: "compareShared",
    title: "How vendors answer what both were sent.",
    query: { vendor: several, ...texts("from", "to", "show", "sort", "page") },
    page: ({ context }, search) => sharedPage(context.db, search, context.now()),
  }),
};
