/** The week of the desk for one role, from the same functions that This week and the other pages show. */

import { dateText } from "#app/domain/instant.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { thisWeek } from "#app/review/this-week.server.ts";
import type { ReportDocument } from "#app/review/vendor-report/blocks.ts";
import { openEnds } from "../open-ends.server.ts";
import { portfolio } from "../portfolio.server.ts";
import { type Section, sectionBlocks } from "../section.ts";
import { contractsSection, helpingSection, stagesSection } from "./contracts.server.ts";
import { decidedSection, receivedSection, stakeSection, waitingSection } from "./decisions.server.ts";
import * as desk from "./desk.server.ts";
import type { DigestFacts, SectionOf } from "./facts.ts";
import { calibrationSection, flagsSection, inspectionsSection, slicesSection } from "./research.server.ts";
import { type DigestRole, ROLE_TEXT } from "./roles.ts";
import { slipsSection } from "./slips.server.ts";
import type { WeekSpan } from "./week-span.ts";

export const DIGEST_FORMAT = "assay-digest/1";

export interface Digest {
  format: typeof DIGEST_FORMAT;
  role: DigestRole;
  week: { monday: string; sunday: string };
  /** ISO 8601, UTC. What is open is as of then, whatever the week. */
  preparedAt: string;
  /** The sentences that matter most to the role. */
  summary: string;
  sections: Section[];
}

const SECTIONS: Record<DigestRole, readonly SectionOf[]> = {
  lead: [
    ...[waitingSection, decidedSection, receivedSection, contractsSection, helpingSection, stakeSection],
    ...[desk.incidentsSection, desk.retentionSection],
  ],
  ops: [
    ...[desk.attentionSection, slipsSection, desk.datesSection, desk.clocksSection, stakeSection, desk.claimsSection],
    ...[
      desk.questionsSection,
      desk.incidentsSection,
      desk.retentionSection,
      desk.othersSection,
      desk.assignmentsSection,
      receivedSection,
      desk.entriesSection,
    ],
    ...[desk.answeredSection, stagesSection],
  ],
  researcher: [receivedSection, flagsSection, inspectionsSection, slicesSection, calibrationSection, helpingSection],
};

export async function digest(tools: ReviewTools, role: DigestRole, span: WeekSpan): Promise<Digest> {
  const now = tools.now();
  const { db } = tools;
  const facts: DigestFacts = {
    tools,
    now,
    span,
    desk: once(() => thisWeek(db, now)),
    portfolio: once(() => portfolio(db, now)),
    openEnds: once(() => openEnds(db, now)),
  };
  const sections: Section[] = [];
  for (const write of SECTIONS[role]) {
    const section = await write(facts);
    if (section.rows.length > 0 || !section.onlyWithRows) sections.push(section);
  }
  const { monday, sunday } = span;
  const sentences = ROLE_TEXT[role].summary.flatMap((key) => sections.find((one) => one.key === key)?.sentence ?? []);
  return {
    format: DIGEST_FORMAT,
    role,
    week: { monday, sunday },
    preparedAt: new Date(now).toISOString(),
    summary: sentences.join(" "),
    sections,
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | null = null;
  return () => {
    known ??= read();
    return known;
  };
}

export function digestDocument({ role, week, preparedAt, summary, sections }: Digest): ReportDocument {
  return {
    title: `Weekly digest for ${ROLE_TEXT[role].whom}`,
    sub: `${dayText(week.monday)} to ${dayText(week.sunday)} · what is open is as of ${preparedAt.slice(0, 16).replace("T", " ")} UTC`,
    blocks: [
      { kind: "heading", text: "In short" },
      { kind: "paragraph", text: summary },
      ...sections.flatMap(sectionBlocks),
    ],
  };
}

const dayText = (day: string) => dateText(Date.parse(`${day}T00:00:00Z`));
