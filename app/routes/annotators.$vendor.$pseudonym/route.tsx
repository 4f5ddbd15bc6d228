import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { countOf } from "#app/domain/figure.ts";
import { annotatorProfile } from "#app/review/annotator-profile.server.ts";
import { flagHref } from "#app/review/flag-subject.ts";
import { AnnotatorCharts } from "./annotator-charts.tsx";
import { AnnotatorConductWeeks } from "./annotator-conduct.tsx";
import { AnnotatorGold } from "./annotator-gold.tsx";
import { AnnotatorPartners } from "./annotator-partners.tsx";
import { weekText } from "./annotator-series.ts";
import { AnnotatorWeeks } from "./annotator-weeks.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const profile = await annotatorProfile(context, params.vendor ?? "", params.pseudonym ?? "");
  if (!profile) throw new Response("The vendor has no annotator of that pseudonym.", { status: 404 });
  return { profile, gold: new URL(request.url).searchParams.get("gold") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.profile.name}, ${data.profile.vendor.name} · Assay` : "Annotator · Assay" },
];

export default function Annotator() {
  const { profile, gold } = useLoaderData<typeof loader>();
  const { vendor, name, weeks } = profile;
  const newest = weeks.at(-1);
  const flagged = weeks.filter(({ row }) => row.flags.length > 0);
  const several = new Set(weeks.map(({ contractId }) => contractId)).size > 1;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: name },
        ]}
        title={name}
        meta={[
          <b key="judgments">{countOf(sum(weeks.map(({ row }) => row.judgments)), "judgment")}</b>,
          countOf(weeks.length, "batch", "batches"),
          flagged.length === 0
            ? "stands apart in none"
            : `stands apart in ${flagged.map((week) => weekText(week, several)).join(", ")}`,
        ]}
        actions={
          newest && (
            <>
              <LinkButton
                look="quiet"
                href={flagHref(newest.batchId, "annotator", `${new URLSearchParams({ annotator: name })}`)}
              >
                Flag in {weekText(newest, several)}
              </LinkButton>
              <LinkButton
                look="quiet"
                href={`/batches/${newest.batchId}/records?annotator=${encodeURIComponent(name)}`}
              >
                Records of {weekText(newest, several)}
              </LinkButton>
            </>
          )
        }
      />
      <div className="sections">
        <AnnotatorWeeks name={name} weeks={weeks} />
        <AnnotatorConductWeeks name={name} weeks={weeks} />
        <AnnotatorCharts name={name} profile={profile} />
        <AnnotatorGold profile={profile} shown={gold} />
        <AnnotatorPartners profile={profile} />
      </div>
    </>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
