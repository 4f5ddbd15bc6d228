/** From an event of the audit log to what is told of it: the same events as webhooks tell, and what people say. */
import { countOf } from "#app/domain/figure.ts";
import type { NotificationKindId } from "#app/domain/notification.ts";
import { TOLD_KINDS, type Told } from "#app/webhooks/kinds.ts";
import type { Db } from "#db/client.server.ts";
import { standingOf } from "#db/decision-standing.server.ts";
import { type DecisionRow, decisionById } from "#db/decisions.server.ts";
import { flagById } from "#db/flags.server.ts";
import { reviewersOf } from "#db/inspection-reviews.server.ts";
import { inspectionById } from "#db/inspections.server.ts";
import { batchesOfReleases } from "#db/training-runs.server.ts";
import { subjectOf } from "#db/webhook-subjects.server.ts";
import type { LoggedEvent } from "#db/webhooks.server.ts";
import { type Notice, sentenceCase } from "./notice.server.ts";
import { TALK_NOTICES } from "./talk-notices.server.ts";

export interface EventTools {
  db: Db;
  /** Whoever reviewed items of a week neither decides on it nor approves. */
  separateDuties: boolean;
}

/** None for an event that nobody is told of, or whose row is gone. */
export async function noticesOf(tools: EventTools, event: LoggedEvent): Promise<Notice[]> {
  const [table = "", key] = event.subject.split("/");
  if (key === undefined) return [];
  const talk = TALK_NOTICES.find((one) => one.table === table && one.what === event.what);
  if (talk) return talk.notices(tools.db, key, event);
  const kind = TOLD_KINDS.find((one) => one.table === table && one.what === event.what);
  const write = kind && NOTICES[kind.id];
  if (!kind || !write || (kind.when && !kind.when(event.after))) return [];
  const told = await subjectOf(tools.db, table, key);
  if (!told) return [];
  const about = {
    contractIds: told.contract ? [told.contract.id] : [],
    text: sentenceCase(kind.sentence(told)),
    href: kind.href(told),
  };
  return write(tools, told, about);
}

type About = Pick<Notice, "contractIds" | "text" | "href">;
type Write = (tools: EventTools, told: Told, about: About) => Promise<Notice[]> | Notice[];

/** By the kind of the webhook that tells the same. */
const NOTICES: Readonly<Record<string, Write>> = {
  "delivery.received": async (tools, { row, week, batchId }, about) => [
    {
      ...about,
      kind: "decision.wanted",
      text: `Week ${week} waits for a decision: version ${row.version} came, ${countOf(Number(row.items), "record")}`,
      href: `/batches/${batchId}`,
      to: { holders: "decisions.sign", but: await whoInspected(tools, batchId) },
    },
  ],
  "decision.signed": async (tools, told, about) => {
    const decision = told.row as DecisionRow;
    const money = amountOf(told, decision.payableMinor);
    if (standingOf(decision, null) === "stands") return [await decided(tools, told, { ...about, money })];
    const but = [decision.signer, ...(await whoInspected(tools, told.batchId))];
    const href = `/decisions/${decision.id}/approve`;
    return [{ ...about, kind: "approval.wanted", money, href, to: { holders: "approvals.sign", but } }];
  },
  "decision.approved": async (tools, told, about) => {
    const decision = await decisionById(tools.db, Number(told.row.decisionId));
    if (!decision) return [];
    const answer: Notice = { ...about, kind: "approval.given", to: { names: [decision.signer] } };
    if (told.row.outcome !== "approved") return [answer];
    const money = amountOf(told, decision.payableMinor);
    const then = await decided(tools, told, { ...about, href: `/batches/${told.batchId}/history`, money });
    return [answer, { ...then, to: { ...then.to, but: [decision.signer] } }];
  },
  "inspection.ended": async ({ db }, { row }, about) => {
    const drawn = await inspectionById(db, String(row.inspectionId));
    return [
      { ...about, kind: "inspection.ended", to: { names: drawn ? [drawn.drawnBy] : [], holders: "decisions.sign" } },
    ];
  },
  "flag.raised": (_, __, about) => [{ ...about, kind: "flag.raised", to: { holders: "decisions.sign" } }],
  "flag.ruled": async ({ db }, { row }, about) => {
    const flag = await flagById(db, Number(row.flagId));
    return [{ ...about, kind: "flag.ruled", to: { names: flag ? [flag.author] : [] } }];
  },
  "release.made": ({ db }, { row }, about) => ofRelease(db, "release.made", row.id, about),
  "pointer.moved": ({ db }, { row }, about) => ofRelease(db, "pointer.moved", row.releaseId, about),
  "contract.stage": (_, __, about) => [{ ...about, kind: "contract.stage", to: { holders: "contracts.read" } }],
  "ledger.entered": (_, told, about) => {
    const { kind, number, amountMinor } = told.row;
    // The amount stands apart, where it can be left out.
    const text = `${sentenceCase(String(kind).replaceAll("_", " "))} ${number ?? ""} was entered`.replace("  ", " ");
    const money = amountOf(told, Number(amountMinor));
    return [{ ...about, kind: "ledger.entered", text, money, to: { holders: "money.read" } }];
  },
  "question.asked": (_, { row }, about) =>
    row.asked === "us" ? [{ ...about, kind: "question.asked", to: { holders: "contracts.write" } }] : [],
};

async function decided({ db }: EventTools, { batchId }: Told, about: About & Pick<Notice, "money">): Promise<Notice> {
  const names = batchId === null ? [] : await reviewersOf(db, [batchId]);
  return { ...about, kind: "decision.signed", to: { names, holders: "money.write" } };
}

/** A release of several contracts is told to those who may read all of them. */
async function ofRelease(db: Db, kind: NotificationKindId, id: unknown, about: About): Promise<Notice[]> {
  const batches = typeof id === "string" ? await batchesOfReleases(db, [id]) : [];
  const contractIds = [...new Set(batches.map(({ contractId }) => contractId))];
  return [{ ...about, kind, contractIds, to: { holders: "releases.make" } }];
}

async function whoInspected({ db, separateDuties }: EventTools, batchId: string | null): Promise<string[]> {
  return separateDuties && batchId !== null ? reviewersOf(db, [batchId]) : [];
}

function amountOf({ contract }: Told, minor: number): Notice["money"] {
  return contract && { minor, currency: contract.currency };
}
