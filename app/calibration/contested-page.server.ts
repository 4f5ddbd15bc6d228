/** The contested items of a batch, most informative first, and one of them for adjudication. */
import { type AnswerOption, answerOptions } from "#app/domain/answer-options.ts";
import { isSamePerson } from "#app/domain/approval.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import type { ItemRecord } from "#app/domain/record.ts";
import { type ContestedItem, contestedItems } from "#app/metrics/agreement/contested-items.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { type JudgmentLine, judgmentLines } from "#app/review/judgment-lines.ts";
import { recordRow } from "#app/review/record-row.ts";
import { itemAt, placeOf } from "#app/review/records-page.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { accountsWho } from "#db/accounts.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { type AdjudicationRow, adjudicationsOf } from "#db/gold.server.ts";
import { whyTextsGone } from "#db/keeping.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { recordText } from "./record-text.server.ts";

export const CONTESTED_SHOWN = 50;

export interface ContestedRow extends ContestedItem {
  deliveryId: number;
  n: number;
  id: string;
  domain: string | null;
}

export async function contestedPage(tools: ReviewTools, batchId: string) {
  const found = await contestedOf(tools, batchId);
  if (!found) return undefined;
  const { batch, contract, open, deliveries, view, done } = found;
  const shown = open.slice(0, CONTESTED_SHOWN).map((one) => ({ ...one, ...placeOf(deliveries, one.item) }));
  const stored = await itemsAt(tools.db, shown);
  const ids = new Map(stored.map(({ deliveryId, n, externalId }) => [`${deliveryId} ${n}`, externalId]));
  return {
    batch,
    contract,
    rows: shown.map((one): ContestedRow => {
      const { domain } = recordRow(view, one.item);
      return { ...one, domain, id: ids.get(`${one.deliveryId} ${one.n}`) ?? "" };
    }),
    total: open.length,
    done: {
      gold: done.filter(({ outcome }) => outcome === "gold").length,
      noAnswer: done.filter(({ outcome }) => outcome === "no_answer").length,
    },
    delivered: deliveries.length > 0,
  };
}

export type ContestedPage = NonNullable<Awaited<ReturnType<typeof contestedPage>>>;

export interface AdjudicatePage {
  batch: { id: string; week: number };
  contract: { id: string; title: string; vendor: string; vendorId: string };
  id: string;
  deliveryId: number;
  n: number;
  record: ItemRecord | null;
  /** Why its text was given up on purpose; undefined where it was not. */
  gone: string | undefined;
  domain: string | null;
  judgments: JudgmentLine[];
  options: AnswerOption[];
  /** Accounts that may agree with the person who asks. */
  seconders: string[];
  /** What was agreed on it before, newest first. */
  earlier: AdjudicationRow[];
  contested: { entropy: number; againstGold: number | null; at: number; of: number } | null;
  next: { deliveryId: number; n: number } | null;
}

export async function adjudicatePage(
  tools: ReviewTools & { vault: Vault },
  { batchId, deliveryId, n, asking }: { batchId: string; deliveryId: number; n: number; asking: string },
): Promise<AdjudicatePage | undefined> {
  const found = await contestedOf(tools, batchId);
  const item = found && itemAt(found.deliveries, { deliveryId, n });
  const [row] = item === undefined ? [] : await itemsAt(tools.db, [{ deliveryId, n }]);
  const delivery = found?.deliveries.find(({ id }) => id === deliveryId);
  if (!found || item === undefined || !row || !delivery) return undefined;
  const { textSha256 } = delivery;
  const gone = await whyTextsGone(tools.db, deliveryId, textSha256);
  const { offset, length } = row;
  const record = gone === undefined ? recordText(tools.vault, { textSha256, offset, length }) : null;
  const numbers = recordRow(found.view, item);
  const at = found.open.findIndex((one) => one.item === item);
  const contested = found.open[at];
  const after = found.open[at + 1];
  return {
    batch: found.batch,
    contract: found.contract,
    id: row.externalId,
    deliveryId,
    n,
    ...{ record, gone },
    domain: numbers.domain,
    judgments: judgmentLines(numbers.judgments, record?.judgments ?? null),
    options: answerOptions(found.feedback),
    seconders: (await accountsWho(tools.db, "calibration.write", found.contract.id)).filter(
      (name) => !isSamePerson(name, asking),
    ),
    earlier: found.done.filter((one) => one.deliveryId === deliveryId && one.item === n),
    contested: contested
      ? { entropy: contested.entropy, againstGold: contested.againstGold, at: at + 1, of: found.open.length }
      : null,
    next: after ? placeOf(found.deliveries, after.item) : null,
  };
}

/** Contested items that nobody has adjudicated yet, and what was adjudicated. */
async function contestedOf(tools: ReviewTools, batchId: string) {
  const batch = await batchById(tools.db, batchId);
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!batch || !contract) return undefined;
  const deliveries = await activeDeliveries(tools.db, batchId);
  const view = await tools.views.of(deliveries);
  const done = await adjudicationsOf(
    tools.db,
    deliveries.map(({ id }) => id),
  );
  const settled = new Set(done.map(({ deliveryId, item }) => `${deliveryId} ${item}`));
  const open = contestedItems(view).filter(({ item }) => {
    const { deliveryId, n } = placeOf(deliveries, item);
    return !settled.has(`${deliveryId} ${n}`);
  });
  return {
    batch: { id: batch.id, week: batch.week },
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor, vendorId: contract.vendorId },
    feedback: contract.feedback as Feedback,
    deliveries,
    view,
    open,
    done,
  };
}
