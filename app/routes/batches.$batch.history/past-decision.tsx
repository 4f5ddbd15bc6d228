import { Count } from "#app/components/count.tsx";
import { Estimate } from "#app/components/estimate.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { percentText } from "#app/domain/figure.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import type { PastDecision } from "#app/review/decision-history.server.ts";
import { SecondSignature } from "./second-signature.tsx";

interface PastDecisionProps {
  decision: PastDecision;
  now: number;
  /** The page of a metric in the week that was decided. */
  metricHref: (id: string) => string;
}

export function PastDecisionSection({ decision, now, metricHref }: PastDecisionProps) {
  const { evidence, currency, unit } = decision;
  const credit = evidence.creditBasisPoints;
  return (
    <Section
      id={`decision-${decision.id}`}
      title={decision.headline}
      sub={
        <>
          {decision.signer}, <When at={decision.decidedAt} now={now} withTime />
          {decision.isOverride && `, against the recommendation: ${decision.recommended}`}
        </>
      }
    >
      <p className="prose">{decision.reason}</p>
      <SecondSignature decision={decision} now={now} />
      <Facts
        facts={[
          {
            label: "Accepted",
            value: <Count value={decision.acceptedUnits} of={evidence.before?.units} unit={`${unit}s`} />,
          },
          { label: "Payable", value: <Money minor={decision.payableMinor} currency={currency} exact /> },
          ...(credit ? [{ label: "Credit", value: percentText(credit / BASIS_POINTS) }] : []),
          ...(credit === null ? [{ label: "Credit", value: "to be agreed" }] : []),
          ...(evidence.after
            ? [
                {
                  label: "Effective size",
                  value: <Count value={Math.round(evidence.after.effective)} unit="records" />,
                },
              ]
            : []),
          { label: "Exclusions and weights", value: decision.rules.length > 0 ? decision.rules.join(" ") : "none" },
          {
            label: "Delivery",
            value: decision.deliveryVersion === null ? "no longer here" : `v${decision.deliveryVersion}`,
          },
          ...(evidence.policy
            ? [{ label: "Policy", value: `${evidence.policy.name} v${evidence.policy.version}` }]
            : []),
          ...(evidence.inspections ?? []).map((one) => ({
            label: `Inspection ${one.number}`,
            value: (
              <Link href={`/inspections/${one.id}`}>
                {`${one.end ?? "open"}, ${one.settled} of ${one.drawn} judgments settled`}
              </Link>
            ),
          })),
          ...(evidence.files ?? []).map((file) => ({
            label: `File v${file.version}`,
            value: <code>{file.fileSha256}</code>,
          })),
        ]}
      />
      {decision.standing === "stands" && (
        <p>
          <Link href={`/decisions/${decision.id}/report`}>Vendor report</Link>
        </p>
      )}
      {evidence.metrics && (
        <details>
          <summary>The numbers it rested on</summary>
          <Table
            caption="Evidence"
            captionHidden
            rows={evidence.metrics}
            rowKey={(metric) => metric.id}
            rowHref={(metric) => metricHref(metric.id)}
            columns={[
              { key: "title", header: "Metric", render: (metric) => metric.title },
              { key: "state", header: "State", render: (metric) => <Status state={metric.state} /> },
              {
                key: "value",
                header: "Value",
                numeric: true,
                render: (metric) => <Estimate outcome={metric.outcome} unit={metric.unit} withNUnit stacked />,
              },
              { key: "version", header: "Version", numeric: true, minor: true, render: (metric) => metric.version },
            ]}
          />
        </details>
      )}
    </Section>
  );
}
