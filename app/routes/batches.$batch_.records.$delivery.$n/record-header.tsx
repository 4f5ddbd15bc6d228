import { LinkButton } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pager } from "#app/components/pager.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { flagHref } from "#app/review/flag-subject.ts";
import type { RecordPage } from "#app/review/record-page.server.ts";

export function RecordHeader({ page, n, search }: { page: RecordPage; n: number; search: string }) {
  const { batch, contract, numbers, place, position, previous, next } = page;
  const list = `/batches/${batch.id}/records${withParams(search, { raw: null, diff: null })}`;
  const href = (to: { deliveryId: number; n: number } | null) =>
    to ? `/batches/${batch.id}/records/${to.deliveryId}/${to.n}${withParams(search, {})}` : undefined;
  const subject = new URLSearchParams({ delivery: `${place.deliveryId}`, n: `${n}`, id: page.id }).toString();
  const facts = [
    numbers.domain && <>{numbers.domain}</>,
    numbers.language && <>{numbers.language}</>,
    numbers.turn !== null && <>turn {numbers.turn}</>,
    ...numbers.flags.map((flag) => <b key={flag}>{flag}</b>),
    <Link key="flag" href={flagHref(batch.id, "record", subject)}>
      Flag this record
    </Link>,
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
        <>
          {!place.superseded && (
            <LinkButton look="quiet" small href={`/batches/${batch.id}/adjudicate/${place.deliveryId}/${n}`}>
              Agree on an answer
            </LinkButton>
          )}
          <Pager
            position={
              position
                ? `record ${groupDigits(position.at)} of ${groupDigits(position.of)}`
                : "not in the list it was opened from"
            }
            previousHref={href(previous)}
            nextHref={href(next)}
          />
        </>
      }
    />
  );
}
