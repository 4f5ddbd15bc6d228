import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import type { MixStratum } from "#app/domain/mix.ts";
import { isScoped, scopeText } from "#app/domain/price-line.ts";
import { BASIS_POINTS, type PriceTier } from "#app/domain/pricing.ts";
import { toleranceText } from "#app/domain/tolerance.ts";
import type { ContractTermsPage } from "#app/review/contract-head.server.ts";
import { MixTerms } from "./mix-terms.tsx";

export function Terms({ page }: { page: ContractTermsPage }) {
  const { contract, policy } = page;
  return (
    <>
      <div className="two">
        <Prices page={page} />
        <Checkpoints page={page} />
      </div>
      <MixTerms contractId={contract.id} mix={(page.terms.mix ?? []) as MixStratum[]} />
      <Section
        title="Policy"
        sub="Its criteria give the recommendation for every batch of this contract."
        actions={<Link href={`/policies/${policy.id}?contract=${contract.id}`}>Change the policy</Link>}
      >
        <p>
          <Link href={`/policies/${policy.id}`}>
            {policy.name}, version {policy.version}
          </Link>
        </p>
      </Section>
      <Section title="Retention" sub="How long we keep what was delivered once the contract has ended.">
        <p>
          <Link href={`/contracts/${contract.id}/retention`}>How long it is kept, and what would go</Link>
        </p>
      </Section>
    </>
  );
}

function Prices({ page: { contract, terms } }: { page: ContractTermsPage }) {
  const { currency, discountUnits, discountBasisPoints, committedMinor } = contract;
  return (
    <Table
      caption="Prices"
      sub={committedMinor === null ? undefined : "an agreed total holds; the tiers say how it spreads over the units"}
      rows={terms.tiers}
      rowKey={({ domain, phase, fromUnit }) => [domain, phase, fromUnit].join(" ")}
      note={
        <>
          {discountUnits > 0
            ? `${percentText(discountBasisPoints / BASIS_POINTS)} off the first ${countOf(discountUnits, contract.unit)}`
            : "no first-batch discount"}
          {isScoped(terms.tiers) &&
            "; the most specific rule prices a unit: domain and phase, then domain, then phase, then neither, each counting its own units"}
          ; {toleranceText(contract)}
        </>
      }
      columns={[
        ...(isScoped(terms.tiers)
          ? [{ key: "scope", header: "Domain and phase", render: (tier: PriceTier) => scopeText(tier) }]
          : []),
        { key: "from", header: "From unit", render: (tier) => groupDigits(tier.fromUnit) },
        {
          key: "price",
          header: "Price per unit",
          numeric: true,
          render: (tier) => <UnitPrice micro={tier.unitPriceMicro} currency={currency} />,
        },
      ]}
    />
  );
}

function Checkpoints({ page: { contract, terms } }: { page: ContractTermsPage }) {
  return (
    <Table
      caption="Models approved for collection"
      rows={terms.checkpoints}
      rowKey={(checkpoint) => checkpoint.model}
      empty={
        <Section title="Models approved for collection">
          <p className="sub">
            None is named, so the on-policy share is not computable.{" "}
            <Link href={`/contracts/${contract.id}/edit`}>Name the models.</Link>
          </p>
        </Section>
      }
      columns={[
        { key: "model", header: "Model", render: (checkpoint) => checkpoint.model },
        { key: "weeks", header: "Weeks", render: ({ fromWeek, toWeek }) => weeksText(fromWeek, toWeek) },
      ]}
    />
  );
}

function weeksText(from: number | null, to: number | null): string {
  if (from === null && to === null) return "every week";
  if (from === to) return `week ${from}`;
  if (to === null) return `from week ${from}`;
  return from === null ? `to week ${to}` : `weeks ${from} to ${to}`;
}
