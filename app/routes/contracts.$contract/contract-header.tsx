import { LinkButton } from "#app/components/button.tsx";
import { dateText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { type Feedback, feedbackText } from "#app/domain/feedback.ts";
import { countOf } from "#app/domain/figure.ts";
import type { ContractPage } from "#app/review/contract-page.server.ts";

export function ContractHeader({ page: { contract, weeks } }: { page: ContractPage }) {
  return (
    <PageHeader
      crumbs={[{ label: "Contracts", href: "/contracts" }, { label: contract.title }]}
      title={contract.title}
      meta={[
        <Link key="vendor" href={`/vendors/${contract.vendorId}`}>
          {contract.vendor}
        </Link>,
        <>
          starts <b>{dateText(Date.parse(contract.startsOn))}</b>
        </>,
        <b key="weeks">{countOf(weeks.length, "week")}</b>,
        feedbackText(contract.feedback as Feedback),
        <>
          right to reject <b>{countOf(contract.rejectionWindowDays, "day")}</b>
        </>,
        ...(contract.secondApproverAboveMinor === null
          ? []
          : [
              <>
                second approver above <Money minor={contract.secondApproverAboveMinor} currency={contract.currency} />
              </>,
            ]),
      ]}
      actions={
        <>
          <LinkButton href={`/metrics?contract=${contract.id}`} look="quiet">
            Metrics by week
          </LinkButton>
          <LinkButton href={`/contracts/${contract.id}/calibration`} look="quiet">
            Calibration
          </LinkButton>
          <LinkButton href={`/contracts/${contract.id}/population`} look="quiet">
            Population
          </LinkButton>
          <LinkButton href={`/contracts/${contract.id}/charts`} look="quiet">
            Charts
          </LinkButton>
          <LinkButton href={`/contracts/${contract.id}/control`} look="quiet">
            Control
          </LinkButton>
          <LinkButton href={`/contracts/${contract.id}/helping`} look="quiet">
            Is it helping?
          </LinkButton>
          <LinkButton href={`/contracts/${contract.id}/edit`} look="quiet">
            Edit
          </LinkButton>
          <a className="button quiet" href={`/contracts/${contract.id}/contract.json`} download>
            JSON
          </a>
        </>
      }
    />
  );
}
