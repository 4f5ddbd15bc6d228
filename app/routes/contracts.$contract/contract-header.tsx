import { FileButton, LinkButton } from "#app/components/button.tsx";
import { dateText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { type Feedback, feedbackText } from "#app/domain/feedback.ts";
import { countOf } from "#app/domain/figure.ts";
import type { ContractHead } from "#app/review/contract-head.server.ts";
import { StageMark } from "../stage-parts/stage-mark.tsx";

export function ContractHeader({ head: { contract, weeks, stage, rejectionDays } }: { head: ContractHead }) {
  return (
    <PageHeader
      crumbs={[{ label: "Contracts", href: "/contracts" }, { label: contract.title }]}
      title={contract.title}
      meta={[
        <StageMark key="stage" stage={stage} href={`/contracts/${contract.id}/stage`} />,
        <Link key="vendor" href={`/vendors/${contract.vendorId}`}>
          {contract.vendor}
        </Link>,
        <>
          starts <b>{dateText(Date.parse(contract.startsOn))}</b>
        </>,
        <b key="weeks">{countOf(weeks, "week")}</b>,
        feedbackText(contract.feedback as Feedback),
        <>
          right to reject <b>{countOf(rejectionDays, "day")}</b>
        </>,
        ...(contract.timeZone === "UTC"
          ? []
          : [
              <>
                days of <b>{contract.timeZone}</b>
              </>,
            ]),
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
          <LinkButton href={`/contracts/${contract.id}/edit`} look="quiet">
            Edit
          </LinkButton>
          <LinkButton href={`/contracts/new?like=${contract.id}`} look="quiet">
            New contract like this one
          </LinkButton>
          <FileButton href={`/contracts/${contract.id}/contract.json`}>JSON</FileButton>
        </>
      }
    />
  );
}
