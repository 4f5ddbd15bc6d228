import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FileLink, Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { APPROVED, pointerName } from "#app/domain/pointer.ts";
import { MOVE_LIST } from "#app/release/release-lists.ts";
import { pointersNow } from "#db/pointers.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { NewPointer } from "./new-pointer.tsx";

export const meta: MetaFunction = () => [{ title: "Pointers · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { now: context.now(), pointers: await pointersNow(context.db) };
}

/** A new pointer begins with its first move, on its own page. */
export async function action({ request }: ActionFunctionArgs) {
  const typed = String((await request.formData()).get("pointer") ?? "");
  const name = pointerName.safeParse(typed);
  if (name.success) return redirect(`/pointers/${name.data}`);
  return data({ typed, error: name.error.issues[0]?.message ?? "" }, { status: 400 });
}

export default function Pointers() {
  const { now, pointers } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader crumbs={[{ label: "Releases", href: "/releases" }, { label: "Pointers" }]} title="Pointers" />
      <div className="sections">
        <ListTable
          list={MOVE_LIST}
          caption="Pointers"
          captionHidden
          rows={pointers}
          rowKey={({ pointer }) => pointer}
          rowHref={({ pointer }) => `/pointers/${pointer}`}
          csvHref="/lists/pointers.csv"
          note={<FileLink href="/pointers.csv">Every move of every pointer, as CSV</FileLink>}
          empty={<NoPointer />}
          columns={[
            { key: "pointer", header: "Pointer", render: ({ pointer }) => pointer },
            {
              key: "release",
              header: "Release",
              render: ({ release, releaseId }) =>
                releaseId === null ? "nothing" : <Link href={`/releases/${releaseId}`}>{release}</Link>,
            },
            {
              key: "since",
              sorts: "moved at",
              header: "Since",
              render: ({ movedAt }) => <When at={movedAt} now={now} />,
            },
            {
              key: "by",
              sorts: "moved by",
              header: "Moved by",
              minor: true,
              render: ({ by }) => by,
            },
            { key: "reason", header: "Reason", stack: true, render: ({ reason }) => reason },
          ]}
        />
        <NewPointer typed={sent?.typed} error={sent?.error} />
      </div>
    </>
  );
}

function NoPointer() {
  return (
    <EmptyState
      title="No pointer yet."
      command={`npx assay release status --pointer ${APPROVED} --require`}
      action={<Link href={`/pointers/${APPROVED}`}>Set {APPROVED}</Link>}
    >
      A pointer says which release serves a purpose now. A training job asks the pointer and stops when it points at
      nothing; who moved it, when and why stays on record.
    </EmptyState>
  );
}
