import { EmptyState } from "#app/components/empty-state.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { type Column, Table } from "#app/components/table.tsx";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import { type AttributeCoverage, type CoverageCell, FEWEST_ANNOTATORS } from "#app/review/population-coverage.ts";
import type { PopulationPage } from "#app/review/population-page.server.ts";

export function CoverageTables({ page }: { page: PopulationPage }) {
  if (page.coverage.length === 0)
    return (
      <EmptyState
        title="Nothing is known of the annotators."
        command={`assay attributes annotators.csv --vendor ${shellWord(page.contract.vendor)}`}
      >
        Whose judgments these are cannot be told. Ask the vendor for bands (region, years of experience, first language)
        by pseudonym, if the contract provides for it.
      </EmptyState>
    );
  return page.coverage.map((one) => <CoverageTable key={one.attribute} coverage={one} />);
}

function CoverageTable({ coverage: { attribute, cells, known, unknown } }: { coverage: AttributeCoverage }) {
  return (
    <Table
      caption={attribute.charAt(0).toUpperCase() + attribute.slice(1)}
      sub={`Share of the judgments by annotators whose value is known; the 95 % interval takes annotators as clusters, so few annotators make it wide. ${unknownText(known, unknown)}`}
      rows={cells}
      rowKey={({ value }) => value}
      columns={[
        { key: "value", header: "Value", render: ({ value }) => value },
        { key: "annotators", header: "Annotators", numeric: true, render: annotatorsText },
        { key: "share", header: "Share of judgments", numeric: true, render: shareText },
        ...(cells.some(({ target }) => target !== null) ? TARGET_COLUMNS : []),
      ]}
    />
  );
}

const TARGET_COLUMNS: Column<CoverageCell>[] = [
  {
    key: "target",
    header: "Target",
    numeric: true,
    render: ({ target }) => (target === null ? null : percentText(target)),
  },
  { key: "against", header: "Against the target", render: againstText },
];

function unknownText(known: AttributeCoverage["known"], unknown: AttributeCoverage["unknown"]): string {
  if (known === 0) return "No annotator of this contract has a value.";
  if (unknown === null) return `Fewer than ${FEWEST_ANNOTATORS} annotators have a value, or have none.`;
  if (unknown.annotators === 0) return "Every annotator has a value.";
  return `Unknown for ${groupDigits(unknown.annotators)} annotators, ${percentText(unknown.share)} of the judgments.`;
}

function annotatorsText({ shown }: CoverageCell): string {
  if (shown.kind === "share") return groupDigits(shown.annotators);
  if (shown.kind === "none") return "none";
  return shown.kind === "few" ? `fewer than ${FEWEST_ANNOTATORS}` : "withheld";
}

function shareText({ shown }: CoverageCell) {
  if (shown.kind === "none") return null;
  if (shown.kind === "few") return <span className="estimate written">not enough data</span>;
  if (shown.kind === "withheld") return <span className="estimate written">would give away a smaller value</span>;
  const { value, low, high, judgments } = shown;
  return (
    <Estimate
      outcome={{ kind: "estimate", value, low, high, n: judgments, nUnit: "judgments" }}
      unit="share"
      withNUnit
    />
  );
}

function againstText({ target, shown }: CoverageCell): string | null {
  if (target === null) return null;
  if (shown.kind === "none") return "nobody";
  if (shown.kind !== "share") return "not enough data";
  if (shown.high < target) return "below";
  return shown.low > target ? "above" : "no difference beyond chance";
}
