/** What the clock tells: days that come near and days that passed, once each. */
import { openPayments } from "#app/contracts/open-payments.server.ts";
import { openQuestions } from "#app/contracts/open-questions.server.ts";
import { endOfDay } from "#app/domain/due-day.ts";
import type { NotificationKindId } from "#app/domain/notification.ts";
import type { OpenEnd } from "#app/domain/open-end.ts";
import type { Permission } from "#app/domain/permission.ts";
import { SLOW_AFTER_DAYS } from "#app/domain/question.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import { openMoney } from "#app/ledger/open-money.server.ts";
import { talkPlace } from "#app/review/talk-subject.server.ts";
import { isWaiting } from "#app/review/waiting.ts";
import { openDates } from "#app/schedule/open-dates.server.ts";
import { openAssignments } from "#db/assignments.server.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { termsOfContracts } from "#db/terms.server.ts";
import { type Notice, sentenceCase, shortened } from "./notice.server.ts";

export interface ClockNotice extends Notice {
  /** What came to its time, and which time: told once for good. */
  source: string;
  /** UTC milliseconds. */
  since: number;
}

const DAY = 86_400_000;
const CLOSING_DAYS = 2;
const CLAIM_DAYS = 14;

/** Everything that has come to its time by now, however long ago. */
export async function clockNotices(db: Db, now: number): Promise<ClockNotice[]> {
  const ends = await Promise.all([openMoney, openPayments, openDates, openQuestions].map((open) => open(db, now)));
  const all = [...(await windows(db, now)), ...(await tasks(db, now)), ...ends.flat().flatMap(ofOpenEnd)];
  return all.filter(({ since }) => since <= now);
}

async function windows(db: Db, now: number): Promise<ClockNotice[]> {
  const contracts = await listContracts(db);
  const terms = await termsOfContracts(
    db,
    contracts.map(({ id }) => id),
  );
  const batches = (await batchProgress(db)).filter(isWaiting);
  return batches.flatMap(({ id, contractId, week, receivedAt, newestDelivery }): ClockNotice[] => {
    const contract = contracts.find((one) => one.id === contractId);
    if (!contract || receivedAt === null) return [];
    const delivered = { contract, terms: terms.get(contractId) ?? [], receivedAt, isUndecided: true };
    const { closesAt, deemedAcceptedAt } = rejectionClock(delivered, now);
    const about = { contractIds: [contractId], href: `/batches/${id}`, to: { holders: "decisions.sign" as const } };
    if (closesAt > now) {
      const text = `Week ${week}: the right to reject ends within two days`;
      const source = `closing/${id}/${newestDelivery}`;
      return [{ ...about, kind: "window.closing", text, source, since: closesAt - CLOSING_DAYS * DAY }];
    }
    const then = deemedAcceptedAt === null ? "" : "; it is deemed accepted";
    const text = `Week ${week}: the right to reject ended without a decision${then}`;
    return [{ ...about, kind: "window.lapsed", text, source: `lapsed/${id}/${newestDelivery}`, since: closesAt }];
  });
}

async function tasks(db: Db, now: number): Promise<ClockNotice[]> {
  const notices: ClockNotice[] = [];
  for (const { id, contractId, subjectKind, subjectKey, task, assignee, dueOn } of await openAssignments(db)) {
    const place = await talkPlace(db, subjectKind, subjectKey);
    const ends = endOfDay(dueOn, place?.timeZone ?? "UTC");
    const [word, since] = now >= ends ? ["late", ends] : ["due within a day", ends - DAY];
    const text = `${sentenceCase(word)}: ${shortened(task)}`;
    const about = { kind: "assignment.due" as const, contractIds: [contractId], href: `/assignments/${id}` };
    notices.push({ ...about, text, to: { names: [assignee] }, source: `task/${id}/${word}`, since });
  }
  return notices;
}

interface OfEnd {
  kind: NotificationKindId;
  holders: Permission;
  /** Days after the instant of the end at which it is told. */
  after: number;
  when?(end: OpenEnd): boolean;
}

/** By the first word of the key of what is open. */
const OF_ENDS: Readonly<Record<string, OfEnd>> = {
  claim: { kind: "claim.overdue", holders: "money.write", after: CLAIM_DAYS },
  invoice: { kind: "invoice.differs", holders: "money.write", after: 0, when: ({ word }) => word === "differs" },
  payment: { kind: "payment.overdue", holders: "money.write", after: 0, when: isPast },
  milestone: { kind: "date.overdue", holders: "contracts.write", after: 1, when: isPast },
  slot: { kind: "date.overdue", holders: "contracts.write", after: 1, when: isPast },
  question: { kind: "question.slow", holders: "contracts.write", after: SLOW_AFTER_DAYS },
};

function isPast({ state }: OpenEnd): boolean {
  return state === "fail";
}

function ofOpenEnd(end: OpenEnd): ClockNotice[] {
  const known = OF_ENDS[end.key.split(" ", 1)[0] ?? ""];
  if (!known || end.contractId === null || (known.when && !known.when(end))) return [];
  const { kind, holders, after } = known;
  const text = `${sentenceCase(end.word)}: ${shortened(end.what)}`;
  const since = end.at + after * DAY;
  return [
    {
      ...{ kind, text, since, href: end.next.href, money: end.money, to: { holders } },
      ...{ contractIds: [end.contractId], source: `open/${end.key}/${end.word}` },
    },
  ];
}
