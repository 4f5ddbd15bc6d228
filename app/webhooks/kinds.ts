/** From an event of the audit log to a message: which rows are told about, in what words, and what of them. */
import { formatMoney } from "#app/domain/money.ts";
import type { WebhookKindId } from "#app/domain/webhook.ts";

type Row = Record<string, unknown>;

export interface Told {
  row: Row;
  contract: { id: string; title: string; vendor: string; currency: string } | null;
  week: number | null;
  batchId: string | null;
  /** Name of the release that the row refers to. */
  release: string | null;
}

export interface ToldKind {
  id: WebhookKindId;
  table: string;
  what: "added" | "changed";
  /** Of a change only some are told. */
  when?(after: Row): boolean;
  /** Columns that are told, besides the key and who and when. */
  fields: readonly string[];
  /** Of these, amounts in minor units: left out for a role that may not see money. */
  money?: readonly string[];
  href(told: Told): string;
  /** Finishes "Contract: …". */
  sentence(told: Told): string;
}

const toBatch = ({ batchId }: Told) => `/batches/${batchId}`;
const week = ({ week: number }: Told) => (number === null ? "" : `week ${number}: `);
const words = (value: unknown) => String(value).replaceAll("_", " ");

export const TOLD_KINDS: readonly ToldKind[] = [
  {
    id: "delivery.received",
    table: "deliveries",
    what: "changed",
    when: ({ state }) => state === "ready",
    fields: [
      "id",
      "version",
      "kind",
      "fileName",
      "rows",
      "items",
      "judgments",
      "quarantined",
      "receivedBy",
      "receivedAt",
    ],
    href: toBatch,
    sentence: (told) => `${week(told)}version ${told.row.version} arrived, ${told.row.items} items`,
  },
  {
    id: "decision.signed",
    table: "decisions",
    what: "added",
    fields: [
      "id",
      "commercial",
      "training",
      "reason",
      "signer",
      "decidedAt",
      "isOverride",
      "acceptedUnits",
      "payableMinor",
    ],
    money: ["payableMinor"],
    href: ({ batchId }) => `/batches/${batchId}/history`,
    sentence: (told) =>
      `${week(told)}${words(told.row.commercial)}, ${words(told.row.training)}, signed by ${told.row.signer}`,
  },
  {
    id: "decision.approved",
    table: "decision_approvals",
    what: "added",
    fields: ["id", "decisionId", "outcome", "reason", "signer"],
    href: ({ row }) => `/decisions/${row.decisionId}/approve`,
    sentence: (told) => `${week(told)}decision ${told.row.decisionId} ${words(told.row.outcome)} by ${told.row.signer}`,
  },
  {
    id: "inspection.ended",
    table: "inspection_outcomes",
    what: "added",
    fields: ["inspectionId", "end", "reason", "endedBy"],
    href: ({ row }) => `/inspections/${row.inspectionId}`,
    sentence: (told) => `${week(told)}an inspection ended: ${words(told.row.end)}`,
  },
  {
    id: "flag.raised",
    table: "flags",
    what: "added",
    fields: ["id", "subjectKind", "reason", "note", "treatment", "author"],
    href: ({ row }) => `/flags/${row.id}`,
    sentence: (told) =>
      `${week(told)}${told.row.author} flagged ${words(told.row.subjectKind)}: ${words(told.row.reason)}`,
  },
  {
    id: "flag.ruled",
    table: "flag_rulings",
    what: "added",
    fields: ["id", "flagId", "state", "by", "why"],
    href: ({ row }) => `/flags/${row.flagId}`,
    sentence: (told) => `${week(told)}flag ${told.row.flagId} ${words(told.row.state)} by ${told.row.by}`,
  },
  {
    id: "release.made",
    table: "releases",
    what: "added",
    fields: ["id", "name", "createdBy", "createdAt"],
    href: ({ row }) => `/releases/${row.id}`,
    sentence: ({ row }) => `release ${row.name} was made by ${row.createdBy}`,
  },
  {
    id: "pointer.moved",
    table: "pointer_moves",
    what: "added",
    fields: ["id", "pointer", "releaseId", "by", "reason", "movedAt"],
    href: ({ row }) => `/pointers/${encodeURIComponent(String(row.pointer))}`,
    sentence: ({ row, release }) =>
      `${row.pointer} ${row.releaseId === null ? "names no release any more" : `names release ${release ?? row.releaseId}`}`,
  },
  {
    id: "contract.stage",
    table: "contract_stages",
    what: "added",
    fields: ["id", "stage", "on", "note", "by"],
    href: ({ contract }) => `/contracts/${contract?.id}/stage`,
    sentence: ({ row }) => `now ${words(row.stage)}, since ${row.on}`,
  },
  {
    id: "ledger.entered",
    table: "ledger_entries",
    what: "added",
    fields: ["id", "kind", "number", "amountMinor", "datedOn", "by"],
    money: ["amountMinor"],
    href: ({ contract }) => `/contracts/${contract?.id}/money`,
    sentence: ({ row, contract }) =>
      `${words(row.kind)} ${row.number} of ${formatMoney(Number(row.amountMinor), contract?.currency ?? "USD")}`,
  },
  {
    id: "question.asked",
    table: "questions",
    what: "added",
    fields: ["id", "asked", "text", "by"],
    href: ({ contract }) => `/contracts/${contract?.id}/questions`,
    sentence: (told) => `${week(told)}question ${told.row.id} was asked by ${told.row.by}`,
  },
  {
    id: "assignment.given",
    table: "assignments",
    what: "added",
    fields: ["id", "task", "assignee", "dueOn", "author"],
    href: ({ row }) => `/assignments/${row.id}`,
    sentence: ({ row }) => `${row.assignee} has something to do until ${row.dueOn}`,
  },
];
