/** Incidents with a vendor: what happened, how grave it is, and what came of it. */
import { z } from "zod";
import { dayBy } from "./past-day.ts";
import { saidText } from "./said.ts";

export const INCIDENT_KINDS = {
  false_reference: "false reference to us as a customer",
  sub_contracting: "sub-contracting without leave",
  model_use: "annotators used a model",
  leaked_data: "our data leaked",
  missed_deadline: "a deadline missed without notice",
  other: "something else",
} as const;
export type IncidentKind = keyof typeof INCIDENT_KINDS;
export const INCIDENT_KIND_NAMES = Object.keys(INCIDENT_KINDS) as [IncidentKind, ...IncidentKind[]];

/** Ascending. */
export const SEVERITIES = ["minor", "serious", "grave"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const INCIDENT_OUTCOMES = {
  unfounded: "unfounded",
  explained: "explained to our satisfaction",
  remedied: "remedied by the vendor",
  credited: "settled with a credit",
  warned: "the vendor was warned",
  ended: "the contract was ended for it",
} as const;
export type IncidentOutcome = keyof typeof INCIDENT_OUTCOMES;
export const INCIDENT_OUTCOME_NAMES = Object.keys(INCIDENT_OUTCOMES) as [IncidentOutcome, ...IncidentOutcome[]];

export const INCIDENT_EVENTS = ["noted", "closed", "reopened"] as const;
export type IncidentEvent = (typeof INCIDENT_EVENTS)[number];

export const INCIDENT_STATES = ["open", "closed"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** The last closing or reopening counts. @param events in the order they were written */
export function incidentState(events: readonly { kind: IncidentEvent }[]): IncidentState {
  return events.filter(({ kind }) => kind !== "noted").at(-1)?.kind === "closed" ? "closed" : "open";
}

const MOST = 10_000;
const LONG = "At most 10,000 characters.";

/** A new incident as a form sends it. */
export const newIncidentSchema = (now: number) =>
  z.object({
    kind: z.enum(INCIDENT_KIND_NAMES, { error: "Say what kind of incident it is." }),
    severity: z.enum(SEVERITIES, { error: `Say how grave it is: ${SEVERITIES.join(", ")}.` }),
    happenedOn: dayBy(now, "Give the day it happened."),
    /** "" = of no contract in particular. */
    contract: z.string().trim().default(""),
    what: saidText("Say what happened.", MOST, LONG),
  });

/** What is added to its history; `seen` is the state that was shown. */
export const incidentEventSchema = z.discriminatedUnion(
  "event",
  [
    z.object({
      event: z.literal("noted"),
      text: saidText("Say what there is to add.", MOST, LONG),
      evidence: z.string().trim().default(""),
    }),
    z.object({
      event: z.literal("closed"),
      outcome: z.enum(INCIDENT_OUTCOME_NAMES, { error: "Say what came of it." }),
      text: saidText("Give the reason why it is closed.", MOST, LONG),
    }),
    z.object({ event: z.literal("reopened"), text: saidText("Give the reason why it is open again.", MOST, LONG) }),
  ],
  { error: "Note something, close it or reopen it." },
);
