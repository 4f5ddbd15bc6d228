import { Facts } from "#app/components/facts.tsx";
import { Section } from "#app/components/section.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { readableMicro } from "#app/domain/readable-price.ts";
import { FORECAST_NEEDS } from "#app/ledger/forecast.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";

export function Costs({ page }: { page: MoneyPage }) {
  return (
    <div className="two">
      <CostPerUnit page={page} />
      <ForecastSection page={page} />
    </div>
  );
}

function CostPerUnit({ page: { contract, cost, effective, books, judgedUnits } }: { page: MoneyPage }) {
  const each = (micro: number | null) =>
    micro === null ? "not yet" : <UnitPrice micro={readableMicro(micro)} currency={contract.currency} />;
  return (
    <Section title="Cost of a unit" sub="what is payable, over the units of the weeks that it is payable for">
      <Facts
        facts={[
          {
            label: "delivered",
            value: (
              <>
                {each(cost.perDelivered)} over {groupDigits(judgedUnits)}
              </>
            ),
          },
          {
            label: "accepted",
            value: (
              <>
                {each(cost.perAccepted)} over {groupDigits(books.acceptedUnits)}
              </>
            ),
          },
          {
            label: "effective",
            value:
              effective === null ? (
                "no batch is decided yet"
              ) : (
                <>
                  {each(cost.perEffective)} over {groupDigits(effective)}
                </>
              ),
          },
        ]}
      />
    </Section>
  );
}

function ForecastSection({ page: { contract, forecast } }: { page: MoneyPage }) {
  if (!forecast)
    return (
      <Section title="Forecast at the present yield">
        <p className="sub">Not enough data: fewer than {FORECAST_NEEDS} weeks are decided.</p>
      </Section>
    );
  const money = (minor: number) => formatMoney(minor, contract.currency);
  const range = (one: { low: number; high: number }, text: (value: number) => string) =>
    `${text(one.low)} to ${text(one.high)}`;
  const { yield: share, units, minor, n } = forecast;
  return (
    <Section
      title="Forecast at the present yield"
      sub={`from ${countOf(n, "decided week")}; the range is the worst and the best of them, not an interval`}
    >
      <Facts
        facts={[
          { label: "accepted of delivered", value: `${percentText(share.value)}, ${range(share, percentText)}` },
          {
            label: `accepted at the end`,
            value: `${countOf(units.value, contract.unit)}, ${range(units, groupDigits)}`,
          },
          {
            label: "payable at the end",
            value: `${money(minor.value)}, ${range(minor, money)}, before credits to come`,
          },
        ]}
      />
    </Section>
  );
}
