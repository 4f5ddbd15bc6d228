/** What single people are told inside Assay and in their digest, and who may be told. */
import { may, maySomewhere, type Permission, type Standing } from "./permission.ts";

/** Where somebody wants a kind. What is shown in the app and was not read is in the next digest too. */
export const NOTICE_PLACES = ["app", "digest", "off"] as const;
export type NoticePlace = (typeof NOTICE_PLACES)[number];
export const TOLD_PLACES = ["app", "digest"] as const;

export interface NotificationKind {
  /** Noun and past participle or state; stored, so never renamed. */
  id: string;
  /** Of the list, in a word or three. */
  title: string;
  about: string;
  /** What the reader must be allowed, for every contract that it is about. */
  needs: Permission;
  /** Until somebody chooses otherwise. */
  place: NoticePlace;
}

export const NOTIFICATION_KINDS = [
  {
    ...{ id: "assignment.given", title: "Assignment", about: "Somebody gave me something to do." },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{
      id: "assignment.due",
      title: "Assignment due",
      about: "Something that I am to do is due within a day, or late.",
    },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{ id: "comment.written", title: "Comment", about: "A comment where I wrote, flagged, or have something to do." },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{ id: "decision.wanted", title: "Decision wanted", about: "A week came that I may decide on." },
    ...{ needs: "decisions.sign", place: "app" },
  },
  {
    ...{ id: "approval.wanted", title: "Second signature", about: "A decision waits for a second person, such as me." },
    ...{ needs: "approvals.sign", place: "app" },
  },
  {
    ...{ id: "approval.given", title: "Approval", about: "A second person answered a decision of mine." },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{ id: "decision.signed", title: "Decision", about: "A week was decided that I inspected or have to pay for." },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{ id: "window.closing", title: "Window closing", about: "The right to reject a week ends within two days." },
    ...{ needs: "decisions.sign", place: "app" },
  },
  {
    ...{ id: "window.lapsed", title: "Window closed", about: "The right to reject a week ended without a decision." },
    ...{ needs: "decisions.sign", place: "app" },
  },
  {
    ...{ id: "claim.overdue", title: "Claim overdue", about: "A credit or rework is open for two weeks." },
    ...{ needs: "money.write", place: "app" },
  },
  {
    ...{ id: "invoice.differs", title: "Invoice differs", about: "An invoice bills what was not decided." },
    ...{ needs: "money.write", place: "app" },
  },
  {
    ...{ id: "payment.overdue", title: "Payment overdue", about: "A payment is past its day." },
    ...{ needs: "money.write", place: "app" },
  },
  {
    ...{
      id: "date.overdue",
      title: "Date overdue",
      about: "A milestone is past its day, or a booked slot has lapsed.",
    },
    ...{ needs: "contracts.write", place: "app" },
  },
  {
    ...{ id: "question.asked", title: "Question", about: "A vendor asks us something." },
    ...{ needs: "contracts.write", place: "app" },
  },
  {
    ...{ id: "question.answered", title: "Answer", about: "A question that I asked was answered." },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{ id: "question.slow", title: "Slow answer", about: "A question has waited more than three days." },
    ...{ needs: "contracts.write", place: "digest" },
  },
  {
    ...{ id: "flag.raised", title: "Flag", about: "Somebody flagged records, an annotator, a slice or a week." },
    ...{ needs: "decisions.sign", place: "digest" },
  },
  {
    ...{ id: "flag.ruled", title: "Flag ruled on", about: "A flag of mine was upheld or dismissed." },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{
      id: "inspection.ended",
      title: "Inspection ended",
      about: "An inspection that I drew, or decide by, has ended.",
    },
    ...{ needs: "contracts.read", place: "app" },
  },
  {
    ...{ id: "release.made", title: "Release", about: "A release was made." },
    ...{ needs: "releases.make", place: "app" },
  },
  {
    ...{ id: "pointer.moved", title: "Pointer moved", about: "A pointer names another release, or none." },
    ...{ needs: "releases.make", place: "app" },
  },
  {
    ...{ id: "contract.stage", title: "Stage", about: "A contract entered another stage." },
    ...{ needs: "contracts.read", place: "digest" },
  },
  {
    ...{ id: "ledger.entered", title: "Ledger", about: "An invoice, credit note, payment or reversal was entered." },
    ...{ needs: "money.read", place: "digest" },
  },
  {
    ...{ id: "job.failed", title: "Job failed", about: "A file that I handed over, or a job that I started, failed." },
    ...{ needs: "contracts.read", place: "app" },
  },
] as const satisfies readonly NotificationKind[];
export type NotificationKindId = (typeof NOTIFICATION_KINDS)[number]["id"];

const BY_ID: ReadonlyMap<string, NotificationKind> = new Map(NOTIFICATION_KINDS.map((kind) => [kind.id, kind]));

export function notificationKind(id: string): NotificationKind | undefined {
  return BY_ID.get(id);
}

/** Whether somebody may read a notification of this kind about this contract, today. */
export function mayBeTold(standing: Standing, kindId: string, contractId: string | null): boolean {
  const kind = BY_ID.get(kindId);
  if (!kind) return false;
  return contractId === null ? maySomewhere(standing, kind.needs) : may(standing, kind.needs, contractId);
}
