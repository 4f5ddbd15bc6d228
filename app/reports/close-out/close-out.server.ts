/** What a contract was bought for and came to: as it stands, and as it stood when it ended. */
import { createHash } from "node:crypto";
import { type Ending, type MoveResult, moveStage } from "#app/contracts/stage-page.server.ts";
import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { hasEnded, STAGE_UNSAID, STAGES, type Stage } from "#app/domain/stage.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import type { ReportDocument } from "#app/review/vendor-report/blocks.ts";
import { type Section, sectionBlocks } from "../section.ts";
import { booksSection } from "./books-section.ts";
import { boughtSection, claimsSection, openSection, questionsSection, weeksSection } from "./desk-sections.ts";
import { type CloseOutFacts, closeOutFacts } from "./facts.server.ts";
import { instructionsSection, modelSection, reasonsSection, trendSection } from "./learnt-sections.ts";
import { openItems } from "./open-items.ts";
import { wasteSection } from "./waste-section.ts";

export const CLOSE_OUT_FORMAT = "assay-close-out/1";

export interface CloseOut {
  format: typeof CLOSE_OUT_FORMAT;
  contract: { id: string; title: string; vendor: string; unit: string; currency: string; startsOn: string };
  stage: Stage;
  /** ISO 8601, UTC. */
  preparedAt: string;
  verdict: string;
  /** In phrases, what is not settled. */
  open: string[];
  sections: Section[];
}

/** As it stands now; undefined when there is no such contract. */
export async function closeOut(tools: ReviewTools, contractId: string): Promise<CloseOut | undefined> {
  const facts = await closeOutFacts(tools, contractId);
  return facts && written(facts, facts.stages.at(-1)?.stage ?? STAGE_UNSAID);
}

function written(facts: CloseOutFacts, stage: Stage): CloseOut {
  const { id, title, vendor, unit, currency, startsOn } = facts.contract;
  const open = openItems(facts);
  return {
    format: CLOSE_OUT_FORMAT,
    contract: { id, title, vendor, unit, currency, startsOn },
    stage,
    preparedAt: new Date(facts.now).toISOString(),
    verdict: verdictOf(facts, open),
    open,
    sections: [
      ...[boughtSection(facts), weeksSection(facts), wasteSection(facts), booksSection(facts.money)],
      ...[claimsSection(facts), reasonsSection(facts), trendSection(facts), instructionsSection(facts)],
      ...[modelSection(facts), questionsSection(facts), openSection(open, facts)],
    ],
  };
}

function verdictOf({ money, contract }: CloseOutFacts, open: readonly string[]): string {
  const { delivered, books } = money;
  const share = delivered.units > 0 ? ` (${percentText(books.acceptedUnits / delivered.units)})` : "";
  const amount = formatMoney(books.payableMinor, contract.currency, true);
  const rest = open.length === 0 ? "Nothing is open." : `${countOf(open.length, "thing is", "things are")} open.`;
  return `${groupDigits(books.acceptedUnits)} of ${countOf(delivered.units, `delivered ${contract.unit}`)} accepted${share}, for ${amount}. ${rest}`;
}

/**
 * Moves a contract to another stage. Over what is open it is closed with a reason only, and the report of its end is
 * stored with the move, or neither is.
 */
export async function moveContract(tools: ReviewTools, contractId: string, form: URLSearchParams): Promise<MoveResult> {
  const stage = STAGES.find((one) => one === form.get("stage"));
  return moveStage(tools, contractId, form, await endingOf(tools, contractId, stage));
}

async function endingOf(tools: ReviewTools, contractId: string, stage: Stage | undefined): Promise<Ending> {
  const facts = stage && hasEnded(stage) ? await closeOutFacts(tools, contractId) : undefined;
  if (!facts || !stage) return { open: [], report: null };
  const report = written(facts, stage);
  const content = JSON.stringify(report);
  return { open: report.open, report: { content, sha256: createHash("sha256").update(content, "utf8").digest("hex") } };
}

export function closeOutDocument({ contract, stage, preparedAt, verdict, sections }: CloseOut): ReportDocument {
  return {
    title: `Close-out: ${contract.title}`,
    sub: `${contract.vendor} · from ${contract.startsOn} · ${stage} · prepared ${preparedAt.slice(0, 16).replace("T", " ")} UTC`,
    blocks: [
      { kind: "heading", text: "In short" },
      { kind: "paragraph", text: verdict },
      ...sections.flatMap(sectionBlocks),
    ],
  };
}
