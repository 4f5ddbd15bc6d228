import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { vendorComparison } from "#app/vendors/compare-page.server.ts";
import { ChooseVendors } from "./choose-vendors.tsx";
import { ComparedLines } from "./compared-lines.tsx";
import { ComparedMix } from "./compared-mix.tsx";
import { ComparedMoneyTable } from "./compared-money.tsx";
import { SharedByTwo } from "./shared-by-two.tsx";

export const meta: MetaFunction = () => [{ title: "Vendors side by side · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return vendorComparison(context.db, new URL(request.url).searchParams, context.now());
}

export default function CompareVendors() {
  const page = useLoaderData<typeof loader>();
  const { vendors, sentence, lines, leftOut } = page;
  const compared = lines.length * (vendors.length - 1);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Vendors", href: "/vendors" }, { label: "Compare" }]}
        title="Vendors side by side"
      />
      <div className="sections">
        {vendors.length > 1 && (
          <Verdict headline={sentence}>
            Each is held against the first. Were they all alike, about {groupDigits(0.05 * compared, 1)} of{" "}
            {groupDigits(compared)} differences would still seem to be one.
          </Verdict>
        )}
        <ChooseVendors page={page} />
        {leftOut > 0 && <Callout tone="warn" title={`${leftOut} more were chosen than fit side by side.`} />}
        {vendors.length > 1 && (
          <>
            <Callout title="They did not do the same work.">
              <p>
                Other prompts, languages and label forms give other numbers for the same care: look at what each was
                asked below. Only on items that were sent to both did they do the same.
              </p>
            </Callout>
            <ComparedLines page={page} />
            <ComparedMoneyTable page={page} />
            <SharedByTwo page={page} />
            <ComparedMix page={page} />
          </>
        )}
      </div>
    </>
  );
}
