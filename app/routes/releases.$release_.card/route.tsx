import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { releaseCard } from "#app/release/release-card.server.ts";
import { CardPart } from "./card-part.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await releaseCard(context, params.release ?? "");
  if (!found) throw new Response("There is no such release.", { status: 404 });
  return found;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ""}, card · Assay` }];

export default function ReleaseCard() {
  const { id, name, card } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Releases", href: "/releases" },
          { label: name, href: `/releases/${id}` },
          { label: "Dataset card" },
        ]}
        title={card.title}
        meta={["Dataset card, written from the manifest and the decisions"]}
        actions={<FileButton href={`/releases/${id}/card.md`}>Markdown</FileButton>}
      />
      <div className="sections">
        {card.sections.map((section) => (
          <CardPart key={section.heading} section={section} />
        ))}
      </div>
    </>
  );
}
