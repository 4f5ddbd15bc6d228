/** Where every contract stands with its retention, and what is due for deletion. */
import type { OpenEnd } from "#app/domain/open-end.ts";
import { type RetentionStanding, retentionStanding, retentionText } from "#app/domain/retention.ts";
import { hasEnded } from "#app/domain/stage.ts";
import type { Db } from "#db/client.server.ts";
import { stagesOf } from "#db/contract-life.server.ts";
import { contractById, listContracts } from "#db/contracts.server.ts";
import { type RetentionRule, retentionRulesNow } from "#db/retention.server.ts";
import { type RetentionScope, retentionScope } from "#db/retention-scope.server.ts";

export interface RetentionLine extends RetentionStanding {
  contract: { id: string; title: string; vendor: string };
  rule: RetentionRule | null;
  /** As one phrase. */
  says: string;
  /** YYYY-MM-DD; null while the contract has not ended. */
  endedOn: string | null;
  scope: RetentionScope;
}

/** undefined when there is no such contract. */
export async function retentionOf(db: Db, contractId: string, now: number): Promise<RetentionLine | undefined> {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const { id, title, vendor } = contract;
  const rule = (await retentionRulesNow(db)).get(id) ?? null;
  const last = (await stagesOf(db, id)).at(-1);
  const endedOn = last && hasEnded(last.stage) ? last.on : null;
  const scope = retentionScope(db, id);
  const kept = scope.deliveries.length + scope.rounds.length;
  const standing = retentionStanding({ endedOn, rule, timeZone: contract.timeZone, kept }, now);
  return { ...standing, contract: { id, title, vendor }, rule, says: retentionText(rule), endedOn, scope };
}

/** Of every contract, as they are listed. */
export async function retentionLines(db: Db, now: number): Promise<RetentionLine[]> {
  const lines: RetentionLine[] = [];
  for (const { id } of await listContracts(db)) {
    const line = await retentionOf(db, id, now);
    if (line) lines.push(line);
  }
  return lines;
}

/** For This week and the digest. Contracts without a rule cost nothing here. */
export async function dueRetentions(db: Db, now: number): Promise<OpenEnd[]> {
  const lines = await Promise.all([...(await retentionRulesNow(db)).keys()].map((id) => retentionOf(db, id, now)));
  return lines.flatMap((line) => {
    if (line?.state !== "due" || line.dueAt === null) return [];
    const { id, title, vendor } = line.contract;
    return {
      key: `retention ${id}`,
      ...{ contractId: id, contract: title, vendor },
      state: "warn" as const,
      word: "due",
      what: "its texts are due for deletion",
      money: null,
      at: line.dueAt,
      next: { label: "See what would go, and sign", href: `/contracts/${id}/retention` },
    };
  });
}

export interface RetentionShown extends RetentionStanding {
  id: string;
  title: string;
  vendor: string;
  says: string;
  /** Whose texts are kept. */
  records: number;
}

/** Those with a rule and those that ended, what is due first. */
export async function retentionsShown(db: Db, now: number): Promise<RetentionShown[]> {
  const lines = (await retentionLines(db, now)).filter(({ rule, endedOn }) => rule !== null || endedOn !== null);
  const shown = lines.map(({ contract, state, dueAt, says, scope }) => ({
    ...{ ...contract, state, dueAt, says },
    records: scope.deliveries.reduce((sum, { records }) => sum + records, 0),
  }));
  const late = ({ state, dueAt }: RetentionShown) => (state === "gone" ? Infinity : (dueAt ?? Number.MAX_VALUE));
  return shown.sort((a, b) => late(a) - late(b) || a.title.localeCompare(b.title));
}
