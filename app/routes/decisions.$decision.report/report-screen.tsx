import { FileButton, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { When } from "#app/components/when.tsx";
import type { ReportPage } from "#app/review/vendor-report/report-page.server.ts";
import { ReportBlocks } from "../report-parts/report-blocks.tsx";
import { Versions } from "./versions.tsx";

/** A stored version, as the vendor reads it, with what only we see above it. */
export function ReportScreen({ page }: { page: ReportPage }) {
  const { batch, contract, decision, shown, unfit, versions, now } = page;
  const base = `/decisions/${decision.id}/report`;
  const stored = versions.find(({ version }) => version === shown?.version);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: `Week ${batch.week}`, href: `/batches/${batch.id}` },
          { label: "Vendor report" },
        ]}
        title={shown ? shown.document.title : `Vendor report, week ${batch.week}`}
        meta={shown ? [shown.document.sub] : [contract.vendor, decision.headline]}
        actions={shown && <Downloads base={base} version={shown.version} isFit={unfit === null} />}
      />
      <div className="sections report">
        {unfit !== null && (
          <div className="no-print">
            <Callout tone="warn" title="No new version can be prepared.">
              <p>{unfit}</p>
            </Callout>
          </div>
        )}
        {shown && stored && (
          <p className="sub no-print">
            Version {shown.version}, prepared by {stored.createdBy}, <When at={stored.createdAt} now={now} withTime />.
            Stored with the decision; the vendor’s copy names nobody of ours.
          </p>
        )}
        {shown ? (
          <ReportBlocks blocks={shown.document.blocks} />
        ) : (
          <EmptyState
            title="No report was prepared yet."
            action={unfit === null && <LinkButton href={`${base}/new`}>Prepare the report</LinkButton>}
            command={`npx assay report --contract ${shellWord(contract.title)} --week ${batch.week}`}
          >
            A report tells the vendor what was delivered, how it was judged and what is payable. You choose examples and
            say what to change; it is stored with the decision, version by version.
          </EmptyState>
        )}
        {versions.length > 1 && <Versions page={page} />}
      </div>
    </>
  );
}

function Downloads({ base, version, isFit }: { base: string; version: number; isFit: boolean }) {
  return (
    <>
      {(["html", "csv", "json"] as const).map((format) => (
        <FileButton key={format} href={`${base}.${format}?version=${version}`}>
          {format.toUpperCase()}
        </FileButton>
      ))}
      {isFit && (
        <LinkButton href={`${base}/new`} look="quiet">
          New version
        </LinkButton>
      )}
    </>
  );
}
