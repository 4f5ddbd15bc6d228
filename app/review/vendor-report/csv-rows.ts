/** The report as one table, a line for each thing told, for people's spreadsheets. Money in minor units, exact. */
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import type { ReportContent } from "./content.ts";
import { STATE_WORDS } from "./criterion-lines.ts";

type CsvCell = string | number | null;

export const REPORT_CSV_HEADER = [
  "part",
  "item",
  "outcome",
  "value",
  "low",
  "high",
  "n",
  "n_of",
  "stated",
  "asked_for",
  "units",
  "amount_minor",
  "currency",
  "text",
];

export function reportCsvRows(content: ReportContent): CsvCell[][] {
  return [...headRows(content), ...moneyRows(content), ...figureRows(content), ...tellRows(content)].map((row) =>
    REPORT_CSV_HEADER.map((column) => row[column] ?? null),
  );
}

type Row = Record<string, CsvCell>;

function headRows({
  decision,
  version,
  vendor,
  contract,
  week,
  decidedAt,
  preparedAt,
  outcome,
  statement,
}: ReportContent): Row[] {
  const fact = (item: string, text: string) => ({ part: "report", item, text });
  return [
    fact("reference", `decision ${decision}, version ${version}`),
    fact("vendor", vendor),
    fact("contract", contract),
    fact("week", String(week)),
    fact("decided at", decidedAt),
    fact("prepared at", preparedAt),
    { part: "report", item: "outcome", outcome: COMMERCIAL_CHOICES[outcome].title, text: statement },
  ];
}

function moneyRows({ money, currency }: ReportContent): Row[] {
  const { delivered, deductions, payable, creditBasisPoints } = money;
  return [
    { part: "money", item: "Delivered", units: delivered.units, amount_minor: delivered.minor, currency },
    ...deductions.map(({ label, units, minor, why }) => ({
      part: "money",
      item: label,
      units: -units,
      amount_minor: -minor,
      currency,
      text: why.join(" "),
    })),
    {
      part: "money",
      item: "Payable",
      units: payable.units,
      amount_minor: payable.minor,
      currency,
      text: creditBasisPoints === null ? "less a credit to be agreed" : null,
    },
  ];
}

function figureRows({ criteria, claims }: ReportContent): Row[] {
  return [
    ...criteria.map(({ title, state, decides, value, low, high, n, nUnit, requirement, reason }) => ({
      part: decides ? "criterion" : "information",
      item: title,
      outcome: STATE_WORDS[state],
      value,
      low,
      high,
      n,
      n_of: nUnit,
      asked_for: requirement,
      text: reason,
    })),
    ...claims.map(({ title, claimed, value, low, high, n, verdict, source }) => ({
      part: "stated",
      item: title,
      outcome: verdict,
      value,
      low,
      high,
      n,
      stated: claimed,
      text: source,
    })),
  ];
}

function tellRows({ delivered, examples, next }: ReportContent): Row[] {
  return [
    ...delivered.files.map(({ name, records, sha256 }) => ({
      part: "file",
      item: name,
      n: records,
      n_of: "records",
      text: sha256,
    })),
    ...delivered.setAside.map(({ rule, field, rows }) => ({
      part: "set aside",
      item: rule,
      n: rows,
      n_of: "rows",
      text: field,
    })),
    ...examples.map(({ record, reason }) => ({ part: "example", item: record, text: reason })),
    ...(next.text === "" ? [] : [{ part: "next week", item: "request", text: next.text }]),
    ...next.proposals.map((text) => ({ part: "next week", item: "proposal", text })),
  ];
}
