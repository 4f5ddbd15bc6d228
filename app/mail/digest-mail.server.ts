/** The digest of one person: of the role and the contracts that they have on the day it is sent. */
import { sightOf } from "#app/domain/kept-fields.ts";
import type { Rhythm } from "#app/domain/mail.ts";
import { formatMoney } from "#app/domain/money.ts";
import { mayBeTold } from "#app/domain/notification.ts";
import { contractsFor, type Permission, type Role, type Standing } from "#app/domain/permission.ts";
import { shown } from "#app/notifications/notifications-page.server.ts";
import { owed } from "#app/people/session.server.ts";
import { digest, digestDocument } from "#app/reports/digest/digest.server.ts";
import type { DigestRole } from "#app/reports/digest/roles.ts";
import { weekSpan } from "#app/reports/digest/week-span.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import type { Block, ReportDocument } from "#app/review/vendor-report/blocks.ts";
import type { Db } from "#db/client.server.ts";
import { lastDigestSent } from "#db/mails.server.ts";
import { notificationsOf } from "#db/notifications.server.ts";
import { standingOf, type UserRow } from "#db/people.server.ts";
import { restrictedDb } from "#db/restricted.server.ts";

const DAY = 86_400_000;
const MOST_TOLD = 40;
/** A weekly digest in the first half of a week is about the week before. */
const BACK_DAYS: Record<Exclude<Rhythm, "never">, number> = { daily: 1, weekly: 3 };

export interface DigestTools extends ReviewTools {
  /** Roles that see nothing until they have set a second factor up. */
  secondFactorRoles: readonly Role[];
}

/** null for somebody who may read nothing now. */
export async function personalDigest(
  tools: DigestTools,
  user: UserRow,
  rhythm: Exclude<Rhythm, "never">,
): Promise<ReportDocument | null> {
  const { db, now } = tools;
  const standing = await standingOf(db, user);
  const reach = reachOf(standing);
  const owes = owed(user, standing, tools.secondFactorRoles).owesSecondFactor;
  const day = new Date(now() - BACK_DAYS[rhythm] * DAY).toISOString().slice(0, 10);
  const span = weekSpan(day, now());
  if (!reach || owes || !span) return null;
  const seen = { ...tools, db: restrictedDb(db, sightOf(standing, reach.contracts)) };
  const document = digestDocument(await digest(seen, reach.role, span));
  return { ...document, blocks: [...(await toldBlocks(db, user, standing, now())), ...document.blocks] };
}

/** What most is trusted to somebody decides which digest it is; it then spans the contracts for which that holds. */
const REACHES: readonly [DigestRole, Permission][] = [
  ["lead", "decisions.sign"],
  ["ops", "money.read"],
  ["researcher", "contracts.read"],
];

export function reachOf(standing: Standing): { role: DigestRole; contracts: string[] | null } | null {
  for (const [role, permission] of REACHES) {
    const contracts = contractsFor(standing, permission);
    if (contracts?.length !== 0) return { role, contracts };
  }
  return null;
}

/** What they were told since the last digest: kept for it, or unread at the bell. */
async function toldBlocks(db: Db, user: UserRow, standing: Standing, now: number): Promise<Block[]> {
  const since = (await lastDigestSent(db, user.id, now)) ?? now - 7 * DAY;
  const rows = (await notificationsOf(db, user.id, 500)).filter(
    ({ kind, contractId, at, readAt }) => at > since && readAt === null && mayBeTold(standing, kind, contractId),
  );
  if (rows.length === 0) return [];
  const listed = rows.slice(0, MOST_TOLD).map((row) => shown(row, standing));
  return [
    { kind: "heading", text: "For you" },
    {
      kind: "table",
      caption: rows.length > MOST_TOLD ? `The newest ${MOST_TOLD} of ${rows.length}` : "Since the last digest",
      columns: [{ header: "What" }, { header: "Contract" }, { header: "Kind" }, { header: "Amount", numeric: true }],
      rows: listed.map(({ text, href, contract, title, money }) => [
        { text, href },
        contract ?? "",
        title,
        money ? formatMoney(money.minor, money.currency, true) : "",
      ]),
    },
  ];
}
