/** What ops chases: dates, clocks, money that moved, open claims and questions, assignments. */

import { countOf } from "#app/domain/figure.ts";
import { dateText } from "#app/domain/instant.ts";
import { LEDGER_KIND_WORDS } from "#app/domain/ledger.ts";
import type { OpenEnd } from "#app/domain/open-end.ts";
import type { Attention } from "#app/review/attention.ts";
import { dueAssignments } from "#app/review/due-assignments.server.ts";
import { questionsOf } from "#db/questions.server.ts";
import { entriesIn } from "#db/week-events.server.ts";
import type { SectionOf } from "./facts.ts";

const WHAT: Record<Attention["kind"], (one: Attention) => string> = {
  late: ({ expectedUnits, unit, daysLate }) =>
    `late by ${countOf(daysLate, "day")}: ${countOf(expectedUnits, unit)} expected`,
  due: ({ expectedUnits, unit }) => `due: ${countOf(expectedUnits, unit)} expected`,
  short: ({ missingUnits, expectedUnits, unit }) => `short: ${countOf(missingUnits, unit)} missing of ${expectedUnits}`,
  window: () => "the right to reject ends or has ended",
  deemed: () => "deemed accepted: nobody decided in time",
  rework: () => "sent back; a corrected delivery is awaited",
};

export const attentionSection: SectionOf = async ({ desk }) => {
  const { attention } = await desk();
  return {
    key: "attention",
    title: "Due, late, short, closing",
    sentence:
      attention.length === 0
        ? "Nothing is due within seven days, late or short."
        : `${countOf(attention.length, "week")} to chase or to watch.`,
    columns: [
      { key: "batch", header: "Batch" },
      { key: "what", header: "What" },
      { key: "at", header: "When" },
      { key: "why", header: "Why" },
    ],
    rows: attention.map((one) => ({
      batch: { text: `${one.vendor} · ${one.contract} · week ${one.week}`, href: `/batches/${one.batchId}` },
      what: WHAT[one.kind](one),
      at: { at: one.at },
      why: one.reason ? `${one.reason.reason} (${one.reason.by})` : "",
    })),
  };
};

export const clocksSection: SectionOf = async ({ portfolio }) => {
  const rows = (await portfolio()).flatMap(({ title, vendor, next }) =>
    next ? [{ contract: `${vendor} · ${title}`, what: { text: next.what, href: next.href }, at: { at: next.at } }] : [],
  );
  return {
    key: "clocks",
    title: "The next clock of each contract",
    sentence:
      rows.length === 0
        ? "No clock runs."
        : `${countOf(rows.length, "contract has", "contracts have")} a clock that runs.`,
    columns: [
      { key: "contract", header: "Contract" },
      { key: "what", header: "What" },
      { key: "at", header: "Ends" },
    ],
    rows: rows.sort((a, b) => a.at.at - b.at.at),
  };
};

const endsSection =
  (
    key: string,
    title: string,
    kinds: readonly string[],
    [one, many, none]: readonly [string, string, string],
  ): SectionOf =>
  async ({ openEnds }) => {
    const rows = (await openEnds()).filter((one) => kinds.includes(one.key.split(" ")[0] ?? ""));
    return {
      key,
      title,
      sentence: rows.length === 0 ? none : rows.length === 1 ? `1 ${one} is open.` : `${rows.length} ${many} are open.`,
      columns: [
        { key: "what", header: "What" },
        { key: "contract", header: "Contract" },
        { key: "state", header: "State" },
        { key: "amount", header: "Amount", numeric: true },
        { key: "at", header: "Since, or due" },
        { key: "next", header: "Next" },
      ],
      rows: rows.map((end: OpenEnd) => ({
        what: end.what,
        contract: end.contract === "" ? end.vendor : `${end.vendor} · ${end.contract}`,
        state: { state: end.state, word: end.word },
        amount: end.money,
        at: { at: end.at },
        next: { text: end.next.label, href: end.next.href },
      })),
    };
  };

export const claimsSection = endsSection(
  "claims",
  "Open claims and invoices",
  ["claim", "invoice"],
  ["claim or invoice", "claims or invoices", "No claim is open and every invoice agrees."],
);
export const datesSection = endsSection(
  "dates",
  "Milestones and slots",
  ["milestone", "slot"],
  [
    "milestone or slot",
    "milestones or slots",
    "No milestone is overdue or near, and no slot waits for the vendor’s word.",
  ],
);
export const questionsSection = endsSection(
  "questions",
  "Unanswered questions",
  ["question"],
  ["question", "questions", "Every question is answered."],
);
export const incidentsSection = endsSection(
  "incidents",
  "Open incidents with vendors",
  ["incident"],
  ["incident", "incidents", "No incident is open."],
);

export const retentionSection: SectionOf = async (facts) => {
  const section = await endsSection("retention", "Due for deletion", ["retention"], ["", "", ""])(facts);
  const sentence = `${countOf(section.rows.length, "contract is", "contracts are")} past the retention that was set.`;
  return { ...section, sentence, onlyWithRows: true };
};

/** Whatever else waits with a vendor, so that a new kind is never left out. */
export const othersSection: SectionOf = async (facts) => {
  const named = ["claim", "invoice", "milestone", "slot", "question", "incident", "retention"];
  const kinds = new Set((await facts.openEnds()).map((one) => one.key.split(" ")[0] ?? ""));
  const rest = [...kinds].filter((kind) => !named.includes(kind));
  const section = await endsSection("others", "Also open", rest, ["thing", "things", ""])(facts);
  return { ...section, onlyWithRows: true };
};

export const answeredSection: SectionOf = async ({ tools, span }) => {
  const all = await questionsOf(tools.db, null);
  const inWeek = (at: number | undefined) => at !== undefined && at >= span.from && at < span.to;
  const asked = all.filter(({ at }) => inWeek(at)).length;
  const answered = all.filter(({ answer }) => inWeek(answer?.at));
  return {
    key: "answered",
    title: "Questions answered in the week",
    sentence: `${countOf(asked, "question")} asked, ${answered.length} answered.`,
    columns: [
      { key: "question", header: "Question" },
      { key: "contract", header: "Contract" },
      { key: "answer", header: "Answer" },
    ],
    rows: answered.map(({ id, contractId, vendor, contract, text, answer }) => ({
      question: { text, href: `/contracts/${contractId}/questions#question-${id}` },
      contract: `${vendor} · ${contract}`,
      answer: answer?.text ?? "",
    })),
  };
};

export const entriesSection: SectionOf = async ({ tools, span }) => {
  const rows = await entriesIn(tools.db, span);
  return {
    key: "entries",
    title: "Entered into the ledger in the week",
    sentence: rows.length === 0 ? "Nothing was entered." : `${countOf(rows.length, "entry", "entries")}.`,
    columns: [
      { key: "kind", header: "Entry" },
      { key: "contract", header: "Contract" },
      { key: "number", header: "Number" },
      { key: "amount", header: "Amount", numeric: true },
      { key: "dated", header: "Dated" },
      { key: "by", header: "By" },
    ],
    rows: rows.map(({ contractId, vendor, contract, currency, entry }) => ({
      kind: { text: LEDGER_KIND_WORDS[entry.kind], href: `/contracts/${contractId}/money` },
      contract: `${vendor} · ${contract}`,
      number: entry.number,
      amount: { minor: entry.amountMinor, currency },
      dated: entry.datedOn,
      by: entry.by,
    })),
  };
};

export const assignmentsSection: SectionOf = async ({ tools, now }) => {
  const rows = await dueAssignments(tools.db, now);
  return {
    key: "assignments",
    title: "Assignments",
    sentence:
      rows.length === 0 ? "None is overdue or due within seven days." : `${countOf(rows.length, "assignment")} due.`,
    columns: [
      { key: "task", header: "Task" },
      { key: "assignee", header: "For" },
      { key: "about", header: "About" },
      { key: "due", header: "Due" },
    ],
    rows: rows.map(({ id, task, assignee, about, dueOn }) => ({
      task: { text: task, href: `/assignments/${id}` },
      assignee,
      about,
      due: dateText(Date.parse(`${dueOn}T00:00:00Z`)),
    })),
  };
};
