/** Takes one answer from the browser in. */
import { labelOfJudgment } from "#app/domain/answer-options.ts";
import type { JudgmentRecord } from "#app/domain/record.ts";
import { hasAnswered, insertAnswers, itemsOfRound, roundById } from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { closedRefusal, type Refused, refused } from "./round.server.ts";

export interface BrowserAnswer {
  roundId: string;
  item: number;
  annotator: string;
  judgment: JudgmentRecord;
  seconds: number | null;
  by: string;
}

const LONGEST_NAME = 200;

export async function takeAnswer(
  tools: { db: Db; now(): number },
  one: BrowserAnswer,
): Promise<{ kind: "taken" } | Refused> {
  const { roundId, item, judgment, seconds, by } = one;
  const annotator = one.annotator.trim();
  const round = await roundById(tools.db, roundId);
  if (!round) return refused("", "There is no such round.");
  if (round.closure) return closedRefusal(round);
  if (annotator === "" || annotator.length > LONGEST_NAME) return refused("as", "Say who answers.");
  const label = labelOfJudgment(judgment, 2);
  if (!label) return refused("answer", "Choose one of the answers.");
  if (!(await itemsOfRound(tools.db, roundId)).some(({ n }) => n === item))
    return refused("", "The round has no such item.");
  const already = refused("", `${annotator} has answered this item already; the first answer stands.`);
  if (await hasAnswered(tools.db, roundId, item, annotator)) return already;
  const answer = { item, annotator, ...label, seconds, at: tools.now(), raw: judgment };
  const row = { ...answer, origin: "browser" as const, receivedAt: tools.now(), receivedBy: by };
  return (await insertAnswers(tools.db, roundId, [row], null)) === 1 ? { kind: "taken" } : already;
}
