import { PageHeader } from "#app/components/page-header.tsx";
import { Pager } from "#app/components/pager.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { RecordPage } from "#app/review/record-page.server.ts";

export function RecordHeader({ page, search }: { page: RecordPage; search: string }) {
  const { batch, contract, numbers, position, previous, next } = page;
  const list = `/batches/${batch.id}/records${withParams(search, { raw: null, diff: null })}`;
  const href = (place: { deliveryId: number; n: number } | null) =>
    place ? `/batches/${batch.id}/records/${place.deliveryId}/${place.n}${withParams(search, {})}` : undefined;
  const facts = [
    numbers.domain && <>{numbers.domain}</>,
    numbers.language && <>{numbers.language}</>,
    numbers.turn !== null && <>turn {numbers.turn}</>,
    ...numbers.flags.map((flag) => <b key={flag}>{flag}</b>),
  ];
  return (
    <PageHeader
      crumbs={[
        { label: contract.vendor, href: `/vendors/${contract.vendorId}` },
        { label: contract.title, href: `/contracts/${contract.id}` },
        { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
        { label: "Records", href: list },
        { label: page.id },
      ]}
      title={page.id}
      meta={facts.filter(Boolean)}
      actions={
        <Pager
          position={
            position
              ? `record ${groupDigits(position.at)} of ${groupDigits(position.of)}`
              : "not in the list it was opened from"
          }
          previousHref={href(previous)}
          nextHref={href(next)}
        />
      }
    />
  );
}
