/** What is told of what people say to each other, and of jobs that end badly. */
import { talkPlace } from "#app/review/talk-subject.server.ts";
import { assignmentById, assignmentsOn } from "#db/assignments.server.ts";
import { whoQueued } from "#db/audit-log.server.ts";
import type { Db } from "#db/client.server.ts";
import { commentById, commentsOn } from "#db/comments.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { flagById } from "#db/flags.server.ts";
import { jobById } from "#db/jobs.server.ts";
import { questionById } from "#db/questions.server.ts";
import { savedSliceById } from "#db/slices.server.ts";
import type { LoggedEvent } from "#db/webhooks.server.ts";
import { type Notice, shortened } from "./notice.server.ts";

interface TalkNotices {
  table: string;
  what: "added" | "changed";
  /** @param key of the row. */
  notices(db: Db, key: string, event: LoggedEvent): Promise<Notice[]>;
}

export const TALK_NOTICES: readonly TalkNotices[] = [
  {
    ...{ table: "assignments", what: "added" },
    async notices(db, key) {
      const row = await assignmentById(db, Number(key));
      if (!row) return [];
      const { id, contractId, task, assignee, dueOn, author } = row;
      const text = `${author} asks you, until ${dueOn}: ${shortened(task)}`;
      const to = { names: [assignee] };
      return [{ kind: "assignment.given", contractIds: [contractId], text, href: `/assignments/${id}`, to }];
    },
  },
  {
    ...{ table: "comments", what: "added" },
    async notices(db, key) {
      const comment = await commentById(db, Number(key));
      const place = comment && (await talkPlace(db, comment.subjectKind, comment.subjectKey));
      if (!place) return [];
      // What was said stays where it was said, and where it can be withdrawn.
      const text = `${comment.author} wrote a comment: ${place.label}`;
      const to = { names: await whoTakesPart(db, comment), but: [comment.author] };
      return [{ kind: "comment.written", contractIds: [place.contractId], text, href: `${place.href}#talk`, to }];
    },
  },
  {
    ...{ table: "question_answers", what: "added" },
    async notices(db, key) {
      const question = await questionById(db, Number(key));
      if (!question) return [];
      const { id, contractId, by, text } = question;
      const href = `/contracts/${contractId}/questions#question-${id}`;
      const answered = `Your question was answered: ${shortened(text)}`;
      return [{ kind: "question.answered", contractIds: [contractId], text: answered, href, to: { names: [by] } }];
    },
  },
  {
    ...{ table: "jobs", what: "changed" },
    async notices(db, key, { after }) {
      const job = after.state === "failed" ? await jobById(db, key) : undefined;
      if (!job) return [];
      const { batchId } = job.input as { batchId?: string };
      const batch = batchId === undefined ? undefined : await batchById(db, batchId);
      const { who } = await whoQueued(db, key);
      const to = { names: [who], evenByThem: true };
      const text = `Failed: ${shortened(job.title)}`;
      return [{ kind: "job.failed", contractIds: batch ? [batch.contractId] : [], text, href: `/jobs/${key}`, to }];
    },
  },
];

/** Those who wrote there, who have or gave something to do there, and whose flag or slice it is. */
async function whoTakesPart(
  db: Db,
  { subjectKind, subjectKey }: NonNullable<Awaited<ReturnType<typeof commentById>>>,
): Promise<string[]> {
  const before = (await commentsOn(db, subjectKind, subjectKey)).map(({ author }) => author);
  const tasks = (await assignmentsOn(db, subjectKind, subjectKey)).flatMap((one) => [one.assignee, one.author]);
  const flag = subjectKind === "flag" ? await flagById(db, Number(subjectKey)) : undefined;
  const slice = subjectKind === "slice" ? await savedSliceById(db, Number(subjectKey)) : undefined;
  const owners = [flag, slice].flatMap((one) => (one ? [one.author] : []));
  return [...new Set([...before, ...tasks, ...owners])];
}
