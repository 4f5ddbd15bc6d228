import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import type { SavedSlicePage } from "#app/review/saved-slice-page.server.ts";

export function SliceHeader({ page: { saved, now } }: { page: SavedSlicePage }) {
  return (
    <PageHeader
      crumbs={[
        { label: saved.vendor },
        { label: saved.contract, href: `/contracts/${saved.contractId}` },
        ...(saved.batchId === null ? [] : [{ label: `Week ${saved.week}`, href: `/batches/${saved.batchId}` }]),
        { label: "Slices", href: "/slices" },
        { label: saved.name },
      ]}
      title={saved.name}
      meta={[
        <b key="about">{saved.about}</b>,
        saved.week === null ? "every week of the contract" : `week ${saved.week}`,
        <>
          saved by {saved.author}, <When at={saved.createdAt} now={now} />
        </>,
        ...(saved.archived
          ? [
              <>
                archived by {saved.archived.by}, <When at={saved.archived.at} now={now} />
              </>,
            ]
          : []),
      ]}
    />
  );
}
