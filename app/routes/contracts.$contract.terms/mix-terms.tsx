import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { percentText } from "#app/domain/figure.ts";
import type { MixStratum } from "#app/domain/mix.ts";

/** The agreed shares of strata. */
export function MixTerms({ contractId, mix }: { contractId: string; mix: readonly MixStratum[] }) {
  return (
    <Table
      caption="Agreed mix"
      sub="shares of the records; what a batch misses beyond the tolerance is its excess over the agreed mix"
      rows={[...mix]}
      rowKey={({ dimension, stratum }) => `${dimension} ${stratum}`}
      empty={
        <Section title="Agreed mix">
          <p className="sub">
            None is agreed, so the excess over the mix is not computable.{" "}
            <Link href={`/contracts/${contractId}/edit`}>Agree on shares of domains or languages.</Link>
          </p>
        </Section>
      }
      columns={[
        { key: "dimension", header: "By", render: ({ dimension }) => dimension },
        { key: "stratum", header: "Stratum", render: ({ stratum }) => stratum },
        { key: "share", header: "Share", numeric: true, render: ({ share }) => percentText(share) },
        { key: "tolerance", header: "Give or take", numeric: true, render: ({ tolerance }) => percentText(tolerance) },
      ]}
    />
  );
}
