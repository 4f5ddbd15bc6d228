/** Criteria and claims as tables. */
import { countOf, estimateText, groupDigits, intervalText, unitsText, valueText } from "#app/domain/figure.ts";
import type { Block, Cell } from "./blocks.ts";
import type { ClaimedLine, CriterionLine, ReportContent } from "./content.ts";
import { STATE_WORDS } from "./criterion-lines.ts";

const CRITERIA_COLUMNS = [
  { header: "Criterion" },
  { header: "Outcome" },
  { header: "Measured [95 % interval]", numeric: true },
  { header: "n", numeric: true },
  { header: "Asked for" },
];

/** Deciding criteria all; of the others those that are not met or near their line. The rest is in the CSV and the JSON. */
export function criteriaBlocks({ criteria }: ReportContent): Block[] {
  const deciding = criteria.filter(({ decides }) => decides);
  const others = criteria.filter(({ decides }) => !decides);
  const told = others.filter(({ state }) => state === "fail" || state === "warn");
  const rest = others.length - told.length;
  return [
    { kind: "heading", text: "Criteria and outcomes" },
    { kind: "table", caption: "Deciding criteria", columns: CRITERIA_COLUMNS, rows: deciding.map(criterionRow) },
    ...(told.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: "For information; they decide nothing",
            columns: CRITERIA_COLUMNS,
            rows: told.map(criterionRow),
          } as const,
        ]),
    ...(rest === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: `${countOf(rest, "more figure")} for information ${rest === 1 ? "is" : "are"} met or without enough data; the CSV and the JSON of this report list every one.`,
          } as const,
        ]),
    {
      kind: "paragraph",
      text: "“Not met” says that the whole 95 % interval is beyond the line; “near the line” that the value or its interval reaches it.",
    },
  ];
}

function criterionRow(line: CriterionLine): Cell[] {
  const { title, state, requirement, n, nUnit } = line;
  const count = n === null || nUnit === null ? "" : unitsText(n, nUnit);
  return [title, { state, word: STATE_WORDS[state] }, measuredText(line), count, requirement];
}

export function measuredText({ value, low, high, unit, reason }: CriterionLine): string {
  const figure =
    value === null || low === null || high === null ? "not measured" : estimateText({ value, low, high }, unit);
  return reason ? `${figure}: ${reason}` : figure;
}

export function claimsBlocks({ claims }: ReportContent): Block[] {
  if (claims.length === 0) return [];
  return [
    { kind: "heading", text: "Stated and measured" },
    {
      kind: "table",
      caption: "Numbers stated with the delivery, beside the same measured on every row delivered",
      columns: [
        { header: "Number" },
        { header: "Stated", numeric: true },
        { header: "Measured [95 % interval]", numeric: true },
        { header: "Stated − measured", numeric: true },
        { header: "Comparison" },
        { header: "Source" },
      ],
      rows: claims.map((claim) => [
        claim.title,
        `${valueText(claim.claimed, claim.unit)}${claim.claimedN === null ? "" : `, n ${groupDigits(claim.claimedN)}`}`,
        ours(claim),
        differenceText(claim),
        claim.verdict,
        claim.source,
      ]),
    },
  ];
}

function ours({ value, low, high, n, unit }: ClaimedLine): string {
  if (value === null || low === null || high === null) return "not measured";
  return `${estimateText({ value, low, high }, unit)}${n === null ? "" : `, n ${groupDigits(n)}`}`;
}

function differenceText({ difference, differenceLow, differenceHigh, unit }: ClaimedLine): string {
  if (difference === null || differenceLow === null || differenceHigh === null) return "";
  const sign = difference > 0 ? "+" : "";
  return `${sign}${valueText(difference, unit)} ${intervalText(differenceLow, differenceHigh, unit)}`.trim();
}
