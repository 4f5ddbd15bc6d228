import { Estimate } from "#app/components/estimate.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { lotQuery } from "#app/vendors/lot-filter.ts";
import type { Scorecard } from "#app/vendors/scorecard-page.server.ts";
import { CostPerEffective } from "../vendor-parts/cost-per-effective.tsx";

/** What it costs and what it owes, a line a currency. */
export function VendorMoney({ card: { vendor, money, filter } }: { card: Scorecard }) {
  if (money.length === 0) return null;
  const behind = (currency: string) =>
    `/vendors/${vendor.id}/batches?${lotQuery(filter, { measure: "cost", currency, sort: "-payable" })}`;
  return (
    <Table
      caption="Money"
      sub="currencies are never added up; effective units are Kish’s size of what the decisions let into training"
      rows={money}
      rowKey={({ currency }) => currency}
      columns={[
        { key: "currency", header: "Currency", render: ({ currency }) => currency },
        {
          key: "payable",
          header: "Payable",
          numeric: true,
          render: ({ payableMinor, currency }) => (
            <Link href={behind(currency)}>
              <Money minor={payableMinor} currency={currency} />
            </Link>
          ),
        },
        {
          key: "effective",
          header: "Effective units",
          numeric: true,
          render: ({ effectiveUnits }) => (effectiveUnits === null ? "none decided" : groupDigits(effectiveUnits)),
        },
        {
          key: "cost",
          header: "Cost per effective unit [95 % interval] n",
          numeric: true,
          render: (line) => (
            <Link href={behind(line.currency)}>
              <CostPerEffective line={line} />
            </Link>
          ),
        },
        {
          key: "claims",
          header: "Open credits",
          numeric: true,
          render: ({ openCredits, openCreditMinor, currency }) =>
            openCredits === 0 ? (
              "none"
            ) : (
              <Link href={`/vendors/${vendor.id}/claims?${lotQuery(filter, { kind: "credit", currency })}`}>
                <Money minor={openCreditMinor} currency={currency} /> in {openCredits}
              </Link>
            ),
        },
      ]}
    />
  );
}

/** How long answers take, and what else is owed. */
export function AnswersAndClaims({ card: { vendor, response, claims, incidents, filter } }: { card: Scorecard }) {
  const { outcome, medianDays, open, longestOpenDays } = response;
  return (
    <Section title="Answers and claims" actions={<Link href={`/vendors/${vendor.id}/questions`}>All questions</Link>}>
      <Facts
        facts={[
          {
            label: "Days to an answer, median",
            value:
              outcome.kind === "estimate" || medianDays === null ? (
                <Estimate outcome={outcome} unit="ratio" withNUnit />
              ) : (
                `${medianDays.toFixed(1)} of n ${response.n}; too few for an interval (6 needed)`
              ),
          },
          {
            label: "Unanswered",
            value:
              longestOpenDays === null
                ? "none"
                : `${countOf(open, "question")}, the longest for ${longestOpenDays.toFixed(1)} days`,
          },
          {
            label: "Open incidents",
            value:
              incidents.open === 0 ? (
                "none"
              ) : (
                <Link href={`/vendors/${vendor.id}/incidents?state=open`}>
                  {`${countOf(incidents.open, "incident")}, the worst ${incidents.worst}`}
                </Link>
              ),
          },
          ...claims.map(({ kind, batches, units }) => ({
            label: kind === "rework" ? "Out for rework" : "To be replaced",
            value:
              batches === 0 ? (
                "none"
              ) : (
                <Link href={`/vendors/${vendor.id}/claims?${lotQuery(filter, { kind })}`}>
                  {`${countOf(units, "unit")} of ${countOf(batches, "batch", "batches")}`}
                </Link>
              ),
          })),
        ]}
      />
    </Section>
  );
}
