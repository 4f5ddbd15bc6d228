/** What the demo keeps on its vendors: people, notes and incidents, one of them closed. */
import type { IncidentKind, IncidentOutcome, Severity } from "#app/domain/incident.ts";
import { makeVendorLink } from "#app/people/vendor-link.server.ts";
import { listContracts, listVendors } from "#db/contracts.server.ts";
import { addContact, addNoteComment, addVendorNote, changeContact, vendorNotesOf } from "#db/vendor-contacts.server.ts";
import { addIncident, addIncidentEvent } from "#db/vendor-incidents.server.ts";
import { revokeVendorLink } from "#db/vendor-links.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const OPERATIONS = "Demo operations";

interface Person {
  name: string;
  role: string;
  email: string;
  purpose: string;
  retiredBecause?: string;
}

interface Happened {
  kind: IncidentKind;
  severity: Severity;
  /** Days after the demo began. */
  day: number;
  contract: string | null;
  what: string;
  history?: { day: number; text: string; outcome?: IncidentOutcome }[];
}

interface Kept {
  vendor: string;
  people: Person[];
  notes: { day: number; text: string; comment?: string }[];
  incidents: Happened[];
}

const KEPT: Kept[] = [
  {
    vendor: "Larkfield Annotation",
    people: [
      {
        name: "Maren Holt",
        role: "project lead",
        email: "m.holt@larkfield.example",
        purpose: "schedule, rework, questions",
      },
      {
        name: "Idris Vale",
        role: "quality lead",
        email: "i.vale@larkfield.example",
        purpose: "calibration, gold, annotators left out",
      },
      { name: "Tove Brandt", role: "accounts", email: "accounts@larkfield.example", purpose: "invoices and credits" },
      {
        ...{ name: "Owen Pryce", role: "project lead", email: "o.pryce@larkfield.example", purpose: "schedule" },
        retiredBecause: "Left in week 2; Maren Holt took over.",
      },
    ],
    notes: [
      { day: 4, text: "First call: they prefer questions in writing and answer within two working days." },
      {
        ...{ day: 24, text: "Growing from 34 to 46 annotators for the two large weeks. New ones take round 2 first." },
        comment: "Round 2 was passed by 11 of 12.",
      },
    ],
    incidents: [
      {
        ...{ kind: "false_reference", severity: "serious", day: 12, contract: null },
        what: "Their web page names us as a customer with a quotation nobody of ours gave. The contract allows no publicity.",
        history: [
          { day: 13, text: "They were asked in writing to take it down." },
          {
            day: 16,
            text: "Taken down the next day; an apology came from their managing director.",
            outcome: "remedied",
          },
        ],
      },
      {
        ...{ kind: "model_use", severity: "grave", day: 41, contract: "General helpfulness, autumn" },
        what: "Justifications of one shift in week 6 read as if a model had written them: the same three openings, no typing errors.",
        history: [{ day: 42, text: "Their quality lead looks into the shift’s screen recordings." }],
      },
    ],
  },
  {
    vendor: "Three Rivers Language Services",
    people: [
      { name: "Lucía Ferrer", role: "account manager", email: "l.ferrer@threerivers.example", purpose: "everything" },
    ],
    notes: [{ day: 30, text: "They cannot name annotators before their works council agrees; expected by spring." }],
    incidents: [
      {
        ...{ kind: "missed_deadline", severity: "minor", day: 39, contract: "Multilingual helpfulness" },
        what: "Week 4 was due on Friday and has not come; nobody wrote before the day was over.",
      },
    ],
  },
];

/** @param startsAt when the story of the demo begins: UTC milliseconds */
export async function seedVendors({ db }: Store, startsAt: number): Promise<void> {
  const vendors = await listVendors(db);
  const contracts = await listContracts(db);
  for (const { vendor: name, people, notes, incidents } of KEPT) {
    const vendorId = vendors.find((one) => one.name === name)?.id;
    if (vendorId === undefined) continue;
    for (const { retiredBecause, ...person } of people) {
      const version = { ...person, retiredBecause: null, by: OPERATIONS, at: startsAt };
      const id = await addContact(db, vendorId, version);
      if (retiredBecause) await changeContact(db, id, 1, { ...version, retiredBecause, at: startsAt + 9 * DAY });
    }
    for (const { day, text } of notes) {
      const at = startsAt + day * DAY;
      await addVendorNote(db, { vendorId, notedOn: dayOf(at), text, by: OPERATIONS, at });
    }
    await makeLinks({ db, now: () => startsAt + 30 * DAY }, vendorId);
    for (const note of await vendorNotesOf(db, vendorId)) {
      const comment = notes.find(({ text }) => text === note.text)?.comment;
      if (comment)
        await addNoteComment(db, { noteId: note.id, text: comment, by: "Demo research", at: note.at + 3 * DAY });
    }
    for (const one of incidents) {
      const contractId = contracts.find(({ title }) => title === one.contract)?.id ?? null;
      await happened(db, { ...one, vendorId, contractId }, startsAt);
    }
  }
}

/** One that opens and one that was ended; nobody is told their addresses. */
async function makeLinks(tools: { db: Store["db"]; now(): number }, vendorId: string): Promise<void> {
  for (const note of ["Their project lead", "Their quality lead, on leave"]) {
    const made = await makeVendorLink(tools, vendorId, { note, days: 90 }, OPERATIONS);
    if (!made.ok) throw new Error(`The demo's link was refused: ${JSON.stringify(made.errors)}`);
    if (note.endsWith("leave")) await revokeVendorLink(tools.db, made.id, tools.now());
  }
}

async function happened(
  db: Store["db"],
  {
    kind,
    severity,
    day,
    what,
    history = [],
    vendorId,
    contractId,
  }: Happened & { vendorId: string; contractId: string | null },
  startsAt: number,
): Promise<void> {
  const at = startsAt + day * DAY;
  const row = { kind, severity, what, vendorId, contractId, happenedOn: dayOf(at), by: OPERATIONS, at };
  const incidentId = await addIncident(db, row);
  for (const { day: later, text, outcome } of history)
    await addIncidentEvent(db, {
      ...{ incidentId, text, by: OPERATIONS, at: startsAt + later * DAY, attachmentId: null },
      ...(outcome ? { kind: "closed" as const, outcome } : { kind: "noted" as const, outcome: null }),
    });
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
