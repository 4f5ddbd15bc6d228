import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { sharedPage } from "#app/vendors/shared-page.server.ts";
import { AgreementOfTwo } from "./agreement-of-two.tsx";
import { ChooseTwo } from "./choose-two.tsx";
import { PriceOfAgreed } from "./price-of-agreed.tsx";
import { SharedTable } from "./shared-table.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return { page: await sharedPage(context.db, searchParams, context.now()), search: searchParams.toString() };
}

export const meta: MetaFunction = () => [{ title: "Same items sent to two vendors · Assay" }];

export default function SharedByTwoVendors() {
  const { page, search } = useLoaderData<typeof loader>();
  const { summary, chosen } = page;
  const compare = new URLSearchParams(chosen.map(({ id }) => ["vendor", id]));
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: "Compare", href: `/vendors/compare?${compare}` },
          { label: "Same items" },
        ]}
        title="Same items sent to two vendors"
      />
      <div className="sections">
        {summary && summary.comparisons > 0 && <Verdict headline={summary.sentence} />}
        <ChooseTwo page={page} />
        {summary?.comparisons === 0 && (
          <EmptyState title={summary.sentence}>
            Put a few hundred of the same prompts and responses into a week of each: they are found here by their texts,
            in whichever order the responses stand.
          </EmptyState>
        )}
        {summary && summary.comparisons > 0 && (
          <>
            <AgreementOfTwo summary={summary} />
            <PriceOfAgreed summary={summary} />
            <Callout title="Agreement is not quality.">
              <p>
                Two vendors can be wrong alike. Where there is gold, each is held against it above; where they disagree,
                two researchers can settle who is right from the record.
              </p>
            </Callout>
            <SharedTable page={page} search={search} />
          </>
        )}
      </div>
    </>
  );
}
