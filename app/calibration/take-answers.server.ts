/** Takes the answers of a delivery file in, matched by item id and by text. */
import { type Label, labelOfJudgment } from "#app/domain/answer-options.ts";
import { parseInstant } from "#app/domain/instant.ts";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import {
  insertAnswers,
  itemsOfRound,
  type NewRoundAnswer,
  type RoundItemRow,
  roundById,
} from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { type CalibrationFile, type FoundRecord, readRecords } from "./read-records.server.ts";
import { recordText } from "./record-text.server.ts";
import { closedRefusal, type Refused, refused } from "./round.server.ts";

export interface Taken {
  kind: "taken";
  taken: number;
  annotators: number;
  /** Records that are no item of the round. */
  unknown: number;
  /** The id is one of the round's, the texts are not. */
  otherTexts: number;
  /** Answered before by the same person: the first answer stands. */
  repeated: number;
  /** Judgments without a name, or that compare nothing. */
  anonymous: number;
  unreadable: number;
  rejected: number;
  /** The first row that could not be read: line, field and what is wrong; null where all could. */
  firstFault: string | null;
}

export interface AnswerTools {
  db: Db;
  vault: Vault;
  now(): number;
}

/** @throws UnusableFile when the file cannot be read. */
export async function takeAnswerFile(
  tools: AnswerTools,
  roundId: string,
  file: CalibrationFile,
  by: string,
): Promise<Taken | Refused> {
  const round = await roundById(tools.db, roundId);
  if (!round) return refused("", "There is no such round.");
  if (round.closure) return closedRefusal(round);
  const items = await itemsOfRound(tools.db, roundId);
  if (items.length === 0) return refused("", "The round has no items yet. Add them first.");
  const read = await readRecords(tools.vault, file, "answers");
  const { answers, counts } = gather(tools, items, read.records, read.textSha256, by);
  if (counts.matched === 0)
    return refused(
      "file",
      `None of the ${read.records.length} records in the file is an item of this round (the first is "${read.records[0]?.id.slice(0, 60)}"). Answers are matched by item id: send back the ids of the pack.`,
    );
  if (answers.length === 0)
    return refused(
      "file",
      "The file holds the round's items, but no judgment by a named annotator that compares two responses.",
    );
  const { matched: _, ...said } = counts;
  const taken = await insertAnswers(tools.db, roundId, answers, {
    role: "answers",
    fileName: file.fileName,
    fileSha256: read.fileSha256,
    textSha256: read.textSha256,
    reader: read.reader,
    counts: { rows: read.rows, rejected: read.rejected, ...said },
    receivedAt: tools.now(),
    receivedBy: by,
  });
  const repeated = said.repeated + answers.length - taken;
  const annotators = new Set(answers.map(({ annotator }) => annotator)).size;
  return { kind: "taken", ...said, taken, repeated, annotators, rejected: read.rejected, firstFault: read.firstFault };
}

function gather(
  { vault, now }: AnswerTools,
  items: readonly RoundItemRow[],
  records: readonly FoundRecord[],
  textSha256: string,
  by: string,
) {
  const byId = new Map(items.map((item) => [item.externalId, item]));
  const byPair = new Map(items.map((item) => [item.pairKey, item]));
  const counts = { matched: 0, unknown: 0, otherTexts: 0, repeated: 0, anonymous: 0, unreadable: 0 };
  const answers: NewRoundAnswer[] = [];
  const seen = new Set<string>();
  for (const found of records) {
    const item = byPair.get(found.pairKey) ?? byId.get(found.id);
    if (!item) counts.unknown += 1;
    else if (item.pairKey !== found.pairKey) counts.otherTexts += 1;
    else {
      counts.matched += 1;
      const record = recordText(vault, { ...found, textSha256 });
      const swapped = found.firstKey !== item.firstKey;
      for (const judgment of record?.judgments ?? []) {
        const answer = answerOf(item, record as ItemRecord, judgment, swapped);
        if (answer === "anonymous" || answer === "unreadable") counts[answer] += 1;
        else if (seen.has(`${item.n} ${answer.annotator}`)) counts.repeated += 1;
        else {
          seen.add(`${item.n} ${answer.annotator}`);
          answers.push({ ...answer, origin: "file", receivedAt: now(), receivedBy: by });
        }
      }
    }
  }
  return { answers, counts };
}

/** A file may show the pair in the other order; the answer is kept in the order of the round. */
function answerOf(item: RoundItemRow, record: ItemRecord, judgment: JudgmentRecord, swapped: boolean) {
  const annotator = judgment.annotator?.trim();
  const label = labelOfJudgment(judgment, record.responses.length);
  if (!annotator) return "anonymous" as const;
  if (!label) return "unreadable" as const;
  const time = judgment.at ?? judgment.started_at;
  const at = time === undefined ? Number.NaN : parseInstant(time);
  return {
    item: item.n,
    annotator,
    ...turned(label, swapped),
    seconds: judgment.seconds ?? null,
    at: Number.isFinite(at) ? at : null,
    raw: judgment,
  };
}

function turned({ strength, tie }: Label, swapped: boolean): Label {
  return { strength: strength === null || strength === 0 || !swapped ? strength : -strength, tie };
}
