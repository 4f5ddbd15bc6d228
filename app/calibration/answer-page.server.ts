/** One item of a round for one person, blind: no key, no names of models, no answers of others. */
import { type AnswerOption, answerOptions } from "#app/domain/answer-options.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import type { ItemRecord } from "#app/domain/record.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { answersOfRound, itemsOfRound, roundById } from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { whyItemGone } from "#db/keeping.server.ts";
import { blind } from "./pack.server.ts";
import { recordText } from "./record-text.server.ts";

export interface AnswerPage {
  round: { id: string; number: number; title: string; instructionVersion: string | null; closed: boolean };
  contract: { id: string; title: string };
  as: string;
  items: number;
  done: number;
  options: Pick<AnswerOption, "id" | "label">[];
  /** null when everything is answered, or nobody is named yet. */
  item: { n: number; id: string; record: ItemRecord | null; gone: string | undefined } | null;
}

export async function answerPage(
  { db, vault }: { db: Db; vault: Vault },
  roundId: string,
  as: string,
): Promise<AnswerPage | undefined> {
  const round = await roundById(db, roundId);
  const contract = round && (await contractById(db, round.contractId));
  if (!round || !contract) return undefined;
  const items = await itemsOfRound(db, roundId);
  const answered = new Set(
    (await answersOfRound(db, roundId)).filter(({ annotator }) => annotator === as).map(({ item }) => item),
  );
  const next = as === "" || round.closure ? undefined : items.find(({ n }) => !answered.has(n));
  const gone = next && (await whyItemGone(db, roundId, next.textSha256));
  const record = next && gone === undefined ? recordText(vault, next) : null;
  const { id, number, title, instructionVersion } = round;
  return {
    round: { id, number, title, instructionVersion, closed: round.closure !== null },
    contract: { id: contract.id, title: contract.title },
    as,
    items: items.length,
    done: answered.size,
    options: answerOptions(contract.feedback as Feedback).map((option) => ({ id: option.id, label: option.label })),
    item: next ? { n: next.n, id: next.externalId, record: record && blind(record, next.externalId), gone } : null,
  };
}
