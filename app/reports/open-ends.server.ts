/** Everything that waits for somebody, for This week and the digest: one list, what is wrong first. */
import { openIncidents } from "#app/contracts/open-incidents.server.ts";
import { openPayments } from "#app/contracts/open-payments.server.ts";
import { openQuestions } from "#app/contracts/open-questions.server.ts";
import { byAge, type OpenEnd } from "#app/domain/open-end.ts";
import { dueRetentions } from "#app/keeping/retention/standing.server.ts";
import { openMoney } from "#app/ledger/open-money.server.ts";
import { openDates } from "#app/schedule/open-dates.server.ts";
import type { Db } from "#db/client.server.ts";

const KINDS = [openMoney, openPayments, openDates, openQuestions, openIncidents, dueRetentions];

export async function openEnds(db: Db, now: number): Promise<OpenEnd[]> {
  return (await Promise.all(KINDS.map((open) => open(db, now)))).flat().sort(byAge);
}
