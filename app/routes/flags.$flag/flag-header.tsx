import { LinkButton } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { When } from "#app/components/when.tsx";
import { FLAG_REASON_TEXT } from "#app/domain/flag.ts";
import type { FlagPage } from "#app/review/flag-page.server.ts";
import { treatmentText } from "../flag-parts/flags-table.tsx";

export function FlagHeader({ page }: { page: FlagPage }) {
  const { flag, saved, about, href, tryHref, now } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: flag.vendor },
          { label: flag.contract, href: `/contracts/${flag.contractId}` },
          { label: `Week ${flag.week}`, href: `/batches/${flag.batchId}` },
          { label: "Flags", href: `/batches/${flag.batchId}/flags` },
          { label: `Flag ${flag.id}` },
        ]}
        title={`Flag ${flag.id}: ${about}`}
        meta={[
          <b key="state">{flag.state}</b>,
          FLAG_REASON_TEXT[flag.reason],
          <>
            proposed <b>{treatmentText(flag)}</b>
          </>,
          <>by {flag.author}</>,
          ...(saved
            ? [
                <>
                  saved as <Link href={`/slices/${saved.id}`}>{saved.name}</Link>
                </>,
              ]
            : []),
          <When key="at" at={flag.createdAt} now={now} withTime />,
        ]}
        actions={
          <>
            {flag.subjectKind === "record" && (
              <LinkButton look="quiet" href={href}>
                Open the record
              </LinkButton>
            )}
            {tryHref && flag.state !== "dismissed" && (
              <LinkButton look="quiet" href={tryHref}>
                Try it in the what-if
              </LinkButton>
            )}
          </>
        }
      />
      {flag.note && <TextView text={flag.note} mode="rendered" />}
    </>
  );
}
