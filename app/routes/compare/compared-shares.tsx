import { HistogramMultiples } from "#app/components/histogram-multiples.tsx";
import { Section } from "#app/components/section.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { ComparedBatches } from "#app/review/compare-page.server.ts";
import type { SharesSideBySide } from "#app/review/compare-shares.ts";

export function ComparedShares({ compared, search }: { compared: ComparedBatches; search: string }) {
  const { a, b, strength, mix } = compared;
  const all = [...(strength ? [strength] : []), ...mix];
  if (all.length === 0) return null;
  return (
    <Section
      id="mix"
      title="Labels and mix"
      sub="Shares on one scale for both; a change of mix moves other numbers with it."
    >
      {all.map((one) => (
        <HistogramMultiples
          key={one.id}
          finding={findingOf(one)}
          sub={`share of each ${one.title}`}
          csvHref={`/compare/shares.csv${withParams(search, {})}`}
          labels={one.labels}
          dimension={one.title}
          panels={[panelOf("A", a, one.a), panelOf("B", b, one.b)]}
        />
      ))}
    </Section>
  );
}

function panelOf(name: string, { id, week }: ComparedBatches["a"], { n, shares, params }: SharesSideBySide["a"]) {
  const href = `/batches/${id}/records`;
  const barHrefs = params.map((one) => (one === null ? undefined : `${href}?${one}`));
  return { title: `${name}, week ${week}`, note: `n ${groupDigits(n)}`, shares, href, barHrefs };
}

/** The label that moved most, in words. */
function findingOf({ title, labels, a, b }: SharesSideBySide): string {
  if (a.n === 0 || b.n === 0) return `Only one of the two names a ${title}.`;
  const moved = labels.map((label, i) => ({ label, from: a.shares[i] ?? 0, to: b.shares[i] ?? 0 }));
  const [most] = [...moved].sort((one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from));
  if (!most || Math.abs(most.to - most.from) < 0.005) return `The shares by ${title} are the same.`;
  return `By ${title}, “${most.label}” moved most: from ${groupDigits(most.from, 3)} to ${groupDigits(most.to, 3)}.`;
}
