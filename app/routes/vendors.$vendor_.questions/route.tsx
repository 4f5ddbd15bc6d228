import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Choices } from "#app/components/choices.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { countOf } from "#app/domain/figure.ts";
import { ASKED_TEXT } from "#app/domain/question.ts";
import { VENDOR_QUESTION_FILTERS, vendorQuestions } from "#app/vendors/questions-page.server.ts";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { VendorQuestionsTable } from "./vendor-questions-table.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = context.now();
  const page = await vendorQuestions(context.db, params.vendor ?? "", new URL(request.url).searchParams, now);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  return { page, filters: [...VENDOR_QUESTION_FILTERS], now };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Questions, ${loaded.page.vendor.name} · Assay` : "Questions · Assay" },
];

export default function QuestionsOfVendor() {
  const { page, filters, now } = useLoaderData<typeof loader>();
  const { vendor } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Questions" },
        ]}
        title={`Questions, ${vendor.name}`}
      />
      <VendorTabs vendorId={vendor.id} current="/questions" />
      <div className="sections">
        <div className="prose">
          {page.turnaround.map((one) => (
            <p key={one.asked}>{turnaroundText(one)}</p>
          ))}
        </div>
        <Choices
          label="Show"
          choices={filters.map((filter) => ({
            key: filter,
            label: `${filter} ${page.counts[filter]}`,
            href: filter === "all" ? "?" : `?state=${filter}`,
            current: filter === page.filter,
          }))}
        />
        <VendorQuestionsTable page={page} now={now} />
      </div>
    </>
  );
}

type Turnaround = ReturnType<typeof useLoaderData<typeof loader>>["page"]["turnaround"][number];

function turnaroundText({ asked, n, medianDays, interval, open, longestOpenDays }: Turnaround): string {
  const within = interval
    ? `[${interval.low.toFixed(1)}, ${interval.high.toFixed(1)}], n ${n}`
    : `n ${n}, too few for an interval`;
  const took =
    medianDays === null ? "no answer yet, so no turnaround" : `median ${medianDays.toFixed(1)} days (${within})`;
  const waits =
    longestOpenDays === null
      ? "nothing is open"
      : `${countOf(open, "question")} open, the longest for ${longestOpenDays.toFixed(1)} days`;
  return `Where ${ASKED_TEXT[asked]}: ${took}; ${waits}.`;
}
