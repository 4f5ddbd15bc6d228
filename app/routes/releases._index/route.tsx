import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { releaseList } from "#app/release/release-list.server.ts";
import { RELEASE_LIST } from "#app/release/release-lists.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export const meta: MetaFunction = () => [{ title: "Releases · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { now: context.now(), releases: await releaseList(context.db) };
}

export default function Releases() {
  const { now, releases } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Releases"
        actions={
          releases.length > 0 && (
            <>
              <LinkButton href="/pointers" look="quiet">
                Pointers
              </LinkButton>
              <LinkButton href="/releases/new">New release</LinkButton>
            </>
          )
        }
      />
      <ListTable
        list={RELEASE_LIST}
        csvHref={"/lists/releases.csv"}
        caption="Releases"
        captionHidden
        rows={releases}
        rowKey={(release) => release.id}
        rowHref={(release) => `/releases/${release.id}`}
        note={`${releases.length} of ${releases.length}`}
        empty={<NoRelease />}
        columns={[
          { key: "name", sorts: "release", header: "Release", render: ({ name }) => name },
          {
            key: "pointers",
            sorts: "pointed to by",
            header: "Pointed to by",
            stack: true,
            render: ({ pointers }) => pointerLinks(pointers),
          },
          {
            key: "created",
            sorts: "made",
            header: "Made",
            render: ({ createdAt }) => <When at={createdAt} now={now} />,
          },
          { key: "by", header: "By", render: ({ createdBy }) => createdBy, minor: true },
          { key: "batches", header: "Batches", numeric: true, render: ({ batches }) => groupDigits(batches) },
          { key: "items", header: "Items", numeric: true, render: ({ items }) => groupDigits(items), minor: true },
          { key: "pairs", header: "Pairs", numeric: true, render: ({ pairs }) => groupDigits(pairs) },
          {
            key: "effective",
            sorts: "effective pairs",
            header: "Effective pairs",
            numeric: true,
            render: ({ effectivePairs }) => groupDigits(effectivePairs),
          },
        ]}
      />
    </>
  );
}

function pointerLinks(pointers: string[]) {
  if (pointers.length === 0) return null;
  return pointers.map((pointer, i) => (
    <Fragment key={pointer}>
      {i > 0 && ", "}
      <Link href={`/pointers/${pointer}`}>{pointer}</Link>
    </Fragment>
  ));
}

function NoRelease() {
  return (
    <EmptyState
      title="No release yet."
      command="npx assay release create --name first --contract ID"
      action={<LinkButton href="/releases/new">Make a release</LinkButton>}
    >
      A release is the training set that follows from decided batches: their exclusions and weights applied, never
      changed afterwards, with a manifest that names every file by its hash.
    </EmptyState>
  );
}
