import { LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { InspectionPage } from "#app/inspection/inspection-page.server.ts";

export function InspectionHeader({ page, now }: { page: InspectionPage; now: number }) {
  const { batch, contract, strata } = page;
  return (
    <PageHeader
      crumbs={[
        { label: contract.vendor, href: `/vendors/${contract.vendorId}` },
        { label: contract.title, href: `/contracts/${contract.id}` },
        { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
        { label: "Inspection", href: `/batches/${batch.id}/inspect` },
        { label: `Inspection ${page.number}` },
      ]}
      title={`Inspection ${page.number} of week ${batch.week}`}
      meta={[
        page.kind === "lot" ? "random sample" : "chosen items",
        <>
          drawn by <b>{page.drawnBy}</b> <When at={page.drawnAt} now={now} />
        </>,
        <>
          seed <b>{page.seed}</b>
        </>,
        <>
          {groupDigits(strata.drawn)} of {groupDigits(strata.all)} strata
        </>,
        <>
          instructions <b>{page.instructionVersion ?? "not named"}</b>
        </>,
      ]}
      actions={page.outcome === null && <LinkButton href={`/inspections/${page.id}/review`}>Review</LinkButton>}
    />
  );
}
