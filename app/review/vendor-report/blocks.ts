/** A report as headings, paragraphs, tables and texts in order: every rendering goes through here, so that all say the same. */
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import { claimsBlocks, criteriaBlocks } from "./blocks-of-figures.ts";
import { moneyBlocks } from "./blocks-of-money.ts";
import type { Example, ReportContent } from "./content.ts";

export type Cell =
  | string
  | { state: MetricState; word: string }
  /** `href` is a path of ours: it leads somewhere on our own pages, and nowhere in a file that is sent. */
  | { text: string; href: string };

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "facts"; facts: [label: string, value: string][] }
  | { kind: "table"; caption: string; columns: { header: string; numeric?: boolean }[]; rows: Cell[][]; total?: Cell[] }
  | { kind: "list"; items: string[] }
  /** Somebody's own words, with their line breaks. */
  | { kind: "text"; label: string; text: string };

export interface ReportDocument {
  title: string;
  sub: string;
  blocks: Block[];
}

export function reportDocument(content: ReportContent): ReportDocument {
  return {
    title: `Inspection report, week ${content.week}`,
    sub: `${content.vendor} · ${content.contract} · prepared ${content.preparedAt.slice(0, 10)} by the buyer’s data desk · decision ${content.decision}, version ${content.version}`,
    blocks: [
      ...outcomeBlocks(content),
      ...moneyBlocks(content),
      ...criteriaBlocks(content),
      ...claimsBlocks(content),
      ...deliveredBlocks(content),
      ...examplesBlocks(content.examples),
      ...nextBlocks(content),
    ],
  };
}

function outcomeBlocks({ outcome, decidedAt, statement, criteria }: ReportContent): Block[] {
  const { title, meaning } = COMMERCIAL_CHOICES[outcome];
  const deciding = criteria.filter(({ decides }) => decides);
  const met = deciding.filter(({ state }) => state === "pass").length;
  const tally =
    deciding.length === 0
      ? ""
      : ` ${groupDigits(met)} of ${countOf(deciding.length, "deciding criterion", "deciding criteria")} met.`;
  return [
    { kind: "heading", text: `Outcome: ${title.toLowerCase()}` },
    { kind: "paragraph", text: `Decided on ${decidedAt.slice(0, 10)}. ${meaning}${tally}` },
    ...(statement === "" ? [] : [{ kind: "text", label: "Reason", text: statement } as const]),
  ];
}

function deliveredBlocks({ delivered, unit, dueOn, phase, instructionVersion, criteriaSet }: ReportContent): Block[] {
  const { files, records, judgments, units, expectedUnits, setAside } = delivered;
  return [
    { kind: "heading", text: "What was delivered" },
    {
      kind: "facts",
      facts: [
        ["Records", groupDigits(records)],
        ["Judgments", groupDigits(judgments)],
        ["Paid units", `${groupDigits(units)} of ${countOf(expectedUnits, unit)} expected`],
        ["Due", dueOn],
        ["Phase", phase],
        ...(instructionVersion === null ? [] : [["Instructions", instructionVersion] as [string, string]]),
        ["Criteria", criteriaSet],
      ],
    },
    {
      kind: "table",
      caption: "Files",
      columns: [
        { header: "File" },
        { header: "Received" },
        { header: "Rows", numeric: true },
        { header: "Records", numeric: true },
        { header: "Set aside", numeric: true },
        { header: "SHA-256" },
      ],
      rows: files.map(({ name, version, kind, receivedAt, rows, records: taken, setAside: aside, sha256 }) => [
        `${name} (version ${version}${kind === "full" ? "" : `, ${kind}`})`,
        receivedAt.slice(0, 10),
        groupDigits(rows),
        groupDigits(taken),
        groupDigits(aside),
        sha256,
      ]),
    },
    ...setAsideBlocks(setAside),
  ];
}

function setAsideBlocks(setAside: ReportContent["delivered"]["setAside"]): Block[] {
  if (setAside.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Rows that could not be read, set aside and not counted as units",
      columns: [{ header: "Rule" }, { header: "Field" }, { header: "Rows", numeric: true }],
      rows: setAside.map(({ rule, field, rows }) => [rule, field, groupDigits(rows)]),
    },
  ];
}

function examplesBlocks(examples: readonly Example[]): Block[] {
  if (examples.length === 0) return [];
  return [
    { kind: "heading", text: "Examples" },
    ...examples.flatMap(({ record, file, line, prompt, responses, judgments, reason }): Block[] => [
      { kind: "paragraph", text: `Record ${record} (${file}, line ${groupDigits(line)}): ${reason}` },
      { kind: "text", label: "Prompt", text: prompt },
      ...responses.map((text, i): Block => ({ kind: "text", label: `Response ${i + 1}`, text })),
      {
        kind: "facts",
        facts: judgments.map(({ annotator, said }) => [annotator ?? "no annotator named", said]),
      },
    ]),
  ];
}

function nextBlocks({ next: { text, proposals } }: ReportContent): Block[] {
  if (text === "" && proposals.length === 0) return [];
  return [
    { kind: "heading", text: "For next week" },
    ...(text === "" ? [] : [{ kind: "text", label: "Request", text } as const]),
    ...(proposals.length === 0 ? [] : [{ kind: "list", items: proposals } as const]),
  ];
}
