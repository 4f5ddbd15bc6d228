import { LinkButton } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { AnnotatorsPage } from "#app/review/annotators-page.server.ts";

interface WhoStandsApartProps {
  batchId: string;
  vendorId: string;
  apart: AnnotatorsPage["apart"];
}

/** Each with the reason; and the batch without them, one click away. */
export function WhoStandsApart({ batchId, vendorId, apart }: WhoStandsApartProps) {
  if (apart.length === 0) return null;
  return (
    <Section
      title={`${countOf(apart.length, "annotator")} stand${apart.length === 1 ? "s" : ""} apart`}
      sub="beyond chance and beyond how honest people differ; all annotators and measures of the batch judged together, nobody on fewer than 20 rows"
      actions={
        <LinkButton
          look="quiet"
          href={`/batches/${batchId}/decide?${apart.map(({ name }) => `exclude=${encodeURIComponent(name)}`).join("&")}`}
        >
          See the batch without {apart.length === 1 ? apart[0]?.name : `these ${apart.length}`}
        </LinkButton>
      }
    >
      {apart.map(({ name, why }) => (
        <p key={name}>
          <Link href={`/annotators/${vendorId}/${encodeURIComponent(name)}`}>{name}</Link>: {why}.
        </p>
      ))}
    </Section>
  );
}
