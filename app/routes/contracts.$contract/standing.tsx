import { Funnel } from "#app/components/funnel.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import type { ContractPage } from "#app/review/contract-page.server.ts";

/** Committed, delivered, accepted, effective: units above, money below. */
export function Standing({ page: { contract, standing, effective, cost } }: { page: ContractPage }) {
  const { currency, unit } = contract;
  const { committed, delivered, accepted } = standing;
  return (
    <Section title={`Where it stands, in ${unit}s and money`}>
      <Funnel
        steps={[
          { label: "committed", count: committed.units, note: <Money minor={committed.minor} currency={currency} /> },
          {
            label: "delivered",
            count: delivered.units,
            note: <Money minor={delivered.minor} currency={currency} per="at the contract’s prices" />,
            href: "#batches",
          },
          {
            label: "accepted",
            count: accepted.units,
            note: (
              <>
                <Money minor={accepted.minor} currency={currency} per="payable" />
                {cost.perAccepted !== null && (
                  <>
                    {" · "}
                    <UnitPrice micro={cost.perAccepted} currency={currency} per="each" />
                  </>
                )}
              </>
            ),
            href: "#batches",
          },
          {
            label: "effective",
            count: effective,
            note:
              effective === null ? (
                "no batch is decided yet"
              ) : cost.perEffective === null ? undefined : (
                <UnitPrice micro={cost.perEffective} currency={currency} per="per effective unit" />
              ),
          },
        ]}
      />
    </Section>
  );
}
