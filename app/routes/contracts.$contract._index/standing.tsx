import { Funnel } from "#app/components/funnel.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { readableMicro } from "#app/domain/readable-price.ts";
import type { ContractPage } from "#app/review/contract-page.server.ts";

/** Committed, delivered, accepted, effective: units above, money below. */
export function Standing({ page: { contract, standing, effective, cost, deemed } }: { page: ContractPage }) {
  const { currency, unit } = contract;
  const { committed, delivered, accepted } = standing;
  const money = (minor: number) => <Money minor={minor} currency={currency} />;
  const each = (micro: number) => <UnitPrice micro={readableMicro(micro)} currency={currency} />;
  return (
    <Section title={`Where it stands, in ${unit}s and money`}>
      <Funnel
        steps={[
          { label: "committed", count: committed.units, note: money(committed.minor) },
          {
            label: "delivered",
            count: delivered.units,
            note: <>{money(delivered.minor)} at the contract’s prices</>,
            href: "#batches",
          },
          {
            label: "accepted",
            count: accepted.units,
            note: (
              <>
                {money(accepted.minor)} payable
                {cost.perAccepted !== null && <>, {each(cost.perAccepted)} each</>}
                {deemed.units > 0 && (
                  <span className="tone-fail">
                    ; {money(deemed.minor)} of it for {groupDigits(deemed.units)} deemed accepted
                  </span>
                )}
              </>
            ),
            href: "#batches",
          },
          {
            label: "effective",
            count: effective,
            note:
              effective === null
                ? "no batch is decided yet"
                : cost.perEffective !== null && <>{each(cost.perEffective)} per effective unit</>,
          },
        ]}
      />
    </Section>
  );
}
