import type { ReactNode } from "react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";

interface ListOfReleaseProps {
  release: { id: string; name: string };
  title: string;
  meta?: string[];
  /** Why it cannot be listed; null where it can. */
  fault: { title: string; message: string } | null;
  /** Stands above the list, also where there is none. */
  filter?: ReactNode;
  children: ReactNode;
}

/** A page that lists pairs or records of a release one by one, read from the vault. */
export function ListOfRelease({ release, title, meta = [], fault, filter, children }: ListOfReleaseProps) {
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Releases", href: "/releases" },
          { label: release.name, href: `/releases/${release.id}` },
          { label: title },
        ]}
        title={title}
        meta={[release.name, ...meta]}
      />
      <div className="sections">
        {filter}
        {fault ? (
          <Callout tone="fail" title={fault.title}>
            <p>{fault.message}</p>
          </Callout>
        ) : (
          children
        )}
      </div>
    </>
  );
}
