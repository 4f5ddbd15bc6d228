/** What a contract can say besides prices and weeks: a new kind of term is an entry here; CHECK, form and list derive from it. */
import { countOf } from "../figure.ts";
import {
  bandsField,
  choiceField,
  PERMISSION_TEXT,
  percentField,
  permissionField,
  textField,
  wholeField,
} from "./fields.ts";
import { dayKind, days, inWords, kind, permission, type ValueOf } from "./kind.ts";

export const TERMS = {
  rejection_window: kind({
    title: "Rejection window",
    about: "How long a delivery may be rejected, and what silence means.",
    fields: {
      days: days("Days from receipt", "Whole days of 24 hours."),
      deemed: choiceField(
        { label: "When it lapses undecided" },
        { accepted: "the delivery is deemed accepted", nothing: "nothing follows from silence" },
      ),
    },
    say: (value) =>
      `${countOf(value.days, "day")} from receipt; ${value.deemed === "accepted" ? "then deemed accepted" : "silence means nothing"}`,
  }),
  rework: kind({
    title: "Rework",
    about: "How soon a batch that was sent back has to come again, and how often.",
    fields: {
      days: days("Turnaround"),
      dayKind,
      maxRounds: wholeField({ label: "Most rounds", help: "After these the batch may be rejected." }, 0, 20),
    },
    say: (value) => `within ${value.days} ${value.dayKind} days, ${countOf(value.maxRounds, "round")} at most`,
  }),
  replacement: kind({
    title: "Replacement",
    about: "How soon rejected work is replaced.",
    fields: {
      days: days("Within"),
      dayKind,
      atWhoseCost: choiceField({ label: "At whose cost" }, { vendor: "the vendor’s", ours: "ours" }),
    },
    say: (value) =>
      `within ${value.days} ${value.dayKind} days, at ${value.atWhoseCost === "vendor" ? "the vendor’s" : "our"} cost`,
  }),
  credit_table: kind({
    title: "Credit table",
    about: "What is taken off the price of a batch that falls short of a measure.",
    fields: {
      measure: textField({ label: "Measure", help: "With its exact definition, e.g. gold accuracy per batch." }),
      bands: bandsField({
        label: "Bands",
        help: "0.90 0, next line 0.87 10: no credit from 0.90, ten per cent from 0.87.",
      }),
    },
    say: ({ measure, bands }) =>
      `${measure}: ${bands.map((band) => `${band.percent} % from ${band.atLeast}`).join(", ")}; reject below`,
  }),
  payment: kind({
    title: "Payment",
    about: "When what is accepted has to be paid.",
    fields: {
      days: days("Net"),
      from: choiceField({ label: "Counted from" }, { acceptance: "acceptance", invoice: "the invoice" }),
    },
    say: (value) => `${countOf(value.days, "day")} net from ${value.from === "invoice" ? "the invoice" : "acceptance"}`,
  }),
  minimum: inWords("Minimum commitment", "What is paid whether or not it is taken.", "Minimum"),
  acceptance_measures: inWords(
    "Acceptance measures",
    "Which floors hold per batch, and how they are measured.",
    "Measures",
  ),
  annotators: inWords("Annotators", "Qualifications, locales and how a change of people is told.", "Requirements"),
  annotator_share: kind({
    title: "Share per annotator",
    about: "The most that one person may do of a batch.",
    fields: { percent: percentField({ label: "At most" }) },
    say: ({ percent }) => `${percent} % of a batch at most`,
  }),
  no_model_use: permission(
    "Use of models by annotators",
    "Whether annotators may let a model write or judge.",
    "Annotators may use models",
  ),
  sub_contracting: permission("Sub-contracting", "Whether others may do the work.", "The vendor may sub-contract"),
  exclusivity: permission("Exclusivity", "Whether the data is made for us alone.", "It is exclusively ours"),
  resale: permission(
    "Resale",
    "Whether the vendor may sell the same work or prompts again.",
    "The vendor may resell it",
  ),
  ownership: permission("Ownership", "Whether rights in the work are assigned to us.", "Rights are assigned to us"),
  usage: kind({
    title: "Use",
    about: "What we may do with the data ourselves.",
    fields: {
      training: permissionField("Train our models"),
      evaluation: permissionField("Evaluate models"),
      publication: permissionField("Publish findings"),
    },
    say: (value) =>
      `training ${PERMISSION_TEXT[value.training]}, evaluation ${PERMISSION_TEXT[value.evaluation]}, findings ${PERMISSION_TEXT[value.publication]}`,
  }),
  open_sourcing: kind({
    title: "Open-sourcing right",
    about: "What may be given to everyone; default terms often forbid it in small print.",
    fields: {
      data: permissionField("The data"),
      model: permissionField("A model trained on it"),
      rewardModel: permissionField("A reward model"),
      evaluations: permissionField("Evaluations"),
    },
    say: (value) =>
      `data ${PERMISSION_TEXT[value.data]}, model ${PERMISSION_TEXT[value.model]}, reward model ${PERMISSION_TEXT[value.rewardModel]}, evaluations ${PERMISSION_TEXT[value.evaluations]}`,
  }),
  publicity: permission("Publicity", "Whether the vendor may name us as a customer.", "The vendor may name us"),
  personal_data: inWords("Personal data", "Where it is kept, and under which agreement.", "Agreement and residency"),
  deletion: kind({
    title: "Deletion at close",
    about: "How soon the vendor deletes our prompts and the work after the contract closes.",
    fields: {
      days: days("After the close"),
      certificate: choiceField({ label: "Certificate" }, { yes: "is given", no: "is not given" }),
    },
    say: (value) =>
      `${countOf(value.days, "day")} after the close, ${value.certificate === "yes" ? "with" : "without"} a certificate`,
  }),
  audit_right: permission("Audit right", "Whether we may look at how the work is done.", "We may audit"),
  instruction_change: kind({
    title: "Change of instructions",
    about: "How long ahead a change of the instructions has to be told.",
    fields: { days: days("Notice") },
    say: (value) => `${countOf(value.days, "day")} ahead`,
  }),
  termination: kind({
    title: "Termination",
    about: "After how many rejected batches the contract may be ended.",
    fields: { batches: wholeField({ label: "Rejected batches in a row" }, 1, 100) },
    say: ({ batches }) => `after ${countOf(batches, "rejected batch", "rejected batches")} in a row`,
  }),
  liability: inWords("Liability", "The cap, and what is insured.", "Cap and insurance"),
};

export type TermKind = keyof typeof TERMS;
export const TERM_KINDS = Object.keys(TERMS) as TermKind[];
export type TermValue<K extends TermKind> = ValueOf<(typeof TERMS)[K]["fields"]>;
