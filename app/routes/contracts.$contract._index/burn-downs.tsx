import { BurnDown, type BurnDownWeek } from "#app/components/burn-down.tsx";
import { Callout } from "#app/components/callout.tsx";
import { Section } from "#app/components/section.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { isKept, KEPT_WORDS } from "#app/domain/kept-fields.ts";
import { formatMoney, minorDigits } from "#app/domain/money.ts";
import type { ContractPage, ContractWeek } from "#app/review/contract-page.server.ts";
import { burnedDown } from "./burned-down.ts";

/** Planned, delivered and accepted: by week in units, and added up in money against what is committed. */
export function BurnDowns({ page }: { page: ContractPage }) {
  const { contract, weeks, standing } = page;
  const { currency, unit } = contract;
  const { delivered, accepted, committed } = standing;
  const csvHref = `/contracts/${contract.id}/batches.csv`;
  return (
    <Section title="Planned, delivered, accepted" id="timeline">
      <div className="two">
        <BurnDown
          finding={`${groupDigits(delivered.units)} of ${groupDigits(committed.units)} committed ${unit}s are delivered, ${groupDigits(accepted.units)} accepted.`}
          sub={`${unit}s by week`}
          unit={`${unit}s`}
          weeks={weeks.map(inUnits)}
          events={instructionMarks(weeks)}
          csvHref={csvHref}
        />
        {isKept(committed.minor) ? (
          <Callout title={`Planned, delivered and accepted in money are ${KEPT_WORDS}.`} />
        ) : (
          <BurnDown
            finding={`${formatMoney(accepted.minor, currency)} of ${formatMoney(committed.minor, currency)} committed is payable.`}
            sub={`${currency}, added up week by week, without minor units`}
            unit={currency}
            weeks={burnedDown(weeks, 10 ** minorDigits(currency))}
            csvHref={csvHref}
          />
        )}
      </div>
    </Section>
  );
}

function inUnits({ week, planned, delivered, accepted, batchId }: ContractWeek): BurnDownWeek {
  return {
    label: `week ${week}`,
    planned: planned.units,
    delivered: delivered?.units ?? null,
    accepted: accepted?.units ?? null,
    href: `/batches/${batchId}`,
  };
}

/** A mark where the instructions change. */
function instructionMarks(weeks: readonly ContractWeek[]): { at: number; label: string }[] {
  return weeks.flatMap(({ instructionVersion }, at) =>
    instructionVersion !== null && instructionVersion !== weeks[at - 1]?.instructionVersion
      ? [{ at, label: `v${instructionVersion}` }]
      : [],
  );
}
