import { LinkButton } from "#app/components/button.tsx";
import { Count } from "#app/components/count.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import type { BatchPage } from "#app/review/batch-page.server.ts";

export function BatchHeader({ page }: { page: BatchPage }) {
  const { batch, contract, policy, delivered, verdict, now } = page;
  const weekBefore = page.weeks.findLast(({ week }) => week < batch.week);
  const facts = [
    <>
      <b>
        <Count value={verdict?.before.units ?? 0} of={batch.expectedUnits} />
      </b>{" "}
      {contract.unit}s expected
    </>,
    delivered ? (
      <>
        received{" "}
        <b>
          <When at={delivered.receivedAt} now={now} />
        </b>
      </>
    ) : (
      <>
        due{" "}
        <b>
          <When at={batch.dueAt} now={now} />
        </b>
      </>
    ),
    <>
      phase <b>{batch.phase}</b>
    </>,
    batch.instructionVersion && (
      <>
        instructions <b>{batch.instructionVersion}</b>
      </>
    ),
    <>
      policy{" "}
      <b>
        {policy.name} v{policy.version}
      </b>
    </>,
    delivered && (
      <>
        delivery <b>v{delivered.version}</b>
        {delivered.corrections > 0 && ` and ${delivered.corrections} corrected`} · {bytesText(delivered.bytes)}
      </>
    ),
  ];
  return (
    <PageHeader
      crumbs={[
        { label: contract.vendor, href: `/vendors/${contract.vendorId}` },
        { label: contract.title, href: `/contracts/${contract.id}` },
        { label: `Week ${batch.week}` },
      ]}
      title={`Week ${batch.week}`}
      meta={facts.filter(Boolean)}
      actions={
        delivered && (
          <LinkButton look="quiet" href={`/compare?a=${weekBefore?.id ?? ""}&b=${batch.id}`}>
            Compare
          </LinkButton>
        )
      }
    />
  );
}
