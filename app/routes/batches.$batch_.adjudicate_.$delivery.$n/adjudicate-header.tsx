import type { AdjudicatePage } from "#app/calibration/contested-page.server.ts";
import { LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { nextHref } from "./next-href.ts";

interface AdjudicateHeaderProps {
  page: AdjudicatePage;
  people: { agreedBy: string; secondedBy: string };
}

export function AdjudicateHeader({ page, people }: AdjudicateHeaderProps) {
  const { batch, contract, contested, deliveryId, n, domain } = page;
  return (
    <PageHeader
      crumbs={[
        { label: contract.title, href: `/contracts/${contract.id}` },
        { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
        { label: "Contested items", href: `/batches/${batch.id}/adjudicate` },
        { label: page.id },
      ]}
      title={page.id}
      meta={[
        contested ? (
          <>
            <b>{groupDigits(contested.at)}</b> of {groupDigits(contested.of)} contested
          </>
        ) : (
          "not contested, or agreed on before"
        ),
        domain,
      ].filter(Boolean)}
      actions={
        <>
          <LinkButton look="quiet" href={`/batches/${batch.id}/records/${deliveryId}/${n}`}>
            The record
          </LinkButton>
          {page.next && (
            <LinkButton look="quiet" shortcut="next-page" href={nextHref(batch.id, page.next, people)}>
              Leave it, next
            </LinkButton>
          )}
        </>
      }
    />
  );
}
