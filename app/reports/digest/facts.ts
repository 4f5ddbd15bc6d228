/** What the sections of a digest are written from. Each part is read once, and only when a section asks for it. */
import type { OpenEnd } from "#app/domain/open-end.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import type { ThisWeek } from "#app/review/this-week.server.ts";
import type { PortfolioRow } from "../portfolio.server.ts";
import type { Section } from "../section.ts";
import type { WeekSpan } from "./week-span.ts";

export interface DigestFacts {
  tools: ReviewTools;
  now: number;
  span: WeekSpan;
  desk(): Promise<ThisWeek>;
  portfolio(): Promise<PortfolioRow[]>;
  /** Claims, invoices, dates, slots and questions that wait. */
  openEnds(): Promise<OpenEnd[]>;
}

export type SectionOf = (facts: DigestFacts) => Promise<Section>;
