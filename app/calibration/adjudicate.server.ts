/** Two people agree on the answer to an item, or that it has none; an answer becomes gold of the contract. */
import { answerOptions } from "#app/domain/answer-options.ts";
import { isSamePerson } from "#app/domain/approval.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { itemAt } from "#app/review/records-page.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { appendAdjudication, type GoldItemRow, goldItemById, type NewGoldItem, retireGold } from "#db/gold.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { type Refused, refused } from "./round.server.ts";

/** What the form sends when two people agree that an item has no single right answer. */
export const NO_ANSWER = "no_answer";

export interface AdjudicateRequest {
  batchId: string;
  deliveryId: number;
  n: number;
  /** Id of an answer option of the contract's feedback, or NO_ANSWER. */
  answer: string;
  agreedBy: string;
  secondedBy: string;
  /** Accounts that may agree with the first person. */
  seconders: readonly string[];
  reason: string;
}

const LONGEST = { name: 200, reason: 5000 };

export async function adjudicate(
  tools: ReviewTools,
  request: AdjudicateRequest,
): Promise<{ kind: "written"; gold: NewGoldItem | null } | Refused> {
  const { batchId, deliveryId, n } = request;
  const batch = await batchById(tools.db, batchId);
  const contract = batch && (await contractById(tools.db, batch.contractId));
  const deliveries = await activeDeliveries(tools.db, batchId);
  const item = itemAt(deliveries, { deliveryId, n });
  const [row] = await itemsAt(tools.db, [{ deliveryId, n }]);
  const delivery = deliveries.find(({ id }) => id === deliveryId);
  if (!batch || !contract || !delivery || !row || item === undefined)
    return refused("", "The item is not part of the batch as it stands.");
  const option = answerOptions(contract.feedback as Feedback).find(({ id }) => id === request.answer);
  const fault = faultOf(request, option !== undefined);
  if (fault) return fault;
  const agreed = { agreedBy: request.agreedBy.trim(), secondedBy: request.secondedBy.trim() };
  const adjudication = {
    ...{ contractId: contract.id, batchId, deliveryId, item: n, ...agreed },
    outcome: option ? ("gold" as const) : ("no_answer" as const),
    answer: option?.answer ?? null,
    reason: request.reason.trim(),
    adjudicatedAt: tools.now(),
  };
  const { items, responses } = await tools.views.of(deliveries);
  if (option && items.firstResponse[item + 1] !== (items.firstResponse[item] as number) + 2)
    return refused("", "Only an item with exactly two responses can become gold.");
  const gold: NewGoldItem | null = option
    ? {
        ...{ contractId: contract.id, deliveryId, item: n, textSha256: delivery.textSha256 },
        ...{ offset: row.offset, length: row.length, externalId: row.externalId, domain: row.domain },
        pairKey: items.pairKey[item] as number,
        firstKey: responses.key[items.firstResponse[item] as number] as number,
        ...{ key: option.answer, keyStrength: option.strength, keyTie: option.tie, createdAt: tools.now() },
      }
    : null;
  const written = await appendAdjudication(tools.db, adjudication, gold);
  if (written.kind === "gold-already")
    return refused("", "The item is gold of this contract already. Retire it there before it is decided anew.");
  return { kind: "written", gold };
}

function faultOf(
  { answer, agreedBy, secondedBy, seconders, reason }: AdjudicateRequest,
  known: boolean,
): Refused | null {
  if (!known && answer !== NO_ANSWER) return refused("answer", "Choose the agreed answer, or that there is none.");
  const [first, second] = [agreedBy.trim(), secondedBy.trim()];
  if (first === "" || first.length > LONGEST.name) return refused("agreedBy", "Name who decided.");
  if (second === "") return refused("secondedBy", "Choose the second person who agrees.");
  if (isSamePerson(first, second)) return refused("secondedBy", "Gold takes two people: choose somebody else.");
  if (!seconders.includes(second))
    return refused("secondedBy", "The second person has an account that may calibrate this contract: choose one.");
  if (reason.trim() === "" || reason.length > LONGEST.reason)
    return refused("reason", "Say why, in a sentence that will still convince.");
  return null;
}

export async function retire(
  tools: ReviewTools,
  { contractId, goldItemId, reason, by }: { contractId: string; goldItemId: number; reason: string; by: string },
): Promise<{ kind: "retired"; gold: GoldItemRow } | Refused> {
  const gold = await goldItemById(tools.db, goldItemId);
  if (gold?.contractId !== contractId) return refused("", "There is no such gold item.");
  if (reason.trim() === "") return refused("reason", "Say why it is retired: leaked, wrong, no longer like the task …");
  const done = await retireGold(tools.db, { goldItemId, reason: reason.trim(), retiredAt: tools.now(), retiredBy: by });
  return done ? { kind: "retired", gold } : refused("", "It was retired before.");
}
