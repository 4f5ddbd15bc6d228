import { Facts } from "#app/components/facts.tsx";
import { Section } from "#app/components/section.tsx";
import { groupDigits, lineText } from "#app/domain/figure.ts";
import type { Metric } from "#app/metrics/metric.ts";
import { lineWords } from "./line-words.ts";

const BETTER: Record<Metric["better"], string> = {
  higher: "higher is better",
  lower: "lower is better",
  "near-target": "near its target is better",
};

/** How it is computed, which rows count, where it comes from. */
export function Meaning({ metric }: { metric: Omit<Metric, "measure"> }) {
  const target = metric.target === undefined ? "" : `: ${lineText(metric.target)}`;
  return (
    <Section title="How it is measured">
      <Facts
        facts={[
          { label: "Formula and rows", value: <span className="prose">{metric.formula}</span> },
          { label: "Unit", value: `${metric.unit}; ${BETTER[metric.better]}${target}` },
          { label: "Needs", value: metric.needs.length > 0 ? metric.needs.join(", ") : "any delivery" },
          {
            label: "Minimum n",
            value: `${groupDigits(metric.minimumN)} ${metric.nUnit}; below that there is not enough data`,
          },
          {
            label: "Interval",
            value: metric.counted
              ? `none: it is counted over the whole delivery, over all its ${metric.nUnit}, and exact for it`
              : "95 %, as the formula says",
          },
          {
            label: "Default lines",
            value: `warn ${lineWords(metric, metric.lines.warn)}, fail ${lineWords(metric, metric.lines.fail)}`,
          },
          { label: "Source", value: <span className="prose">{metric.source}</span> },
          ...(metric.since === undefined
            ? []
            : [
                {
                  label: "Looked for since",
                  value: `parser version ${metric.since}; not computable in what was read before`,
                },
              ]),
          { label: "Id", value: <code>{metric.id}</code> },
        ]}
      />
    </Section>
  );
}
