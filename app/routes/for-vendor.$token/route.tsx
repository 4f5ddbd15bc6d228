import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { vendorView } from "#app/vendors/vendor-view.server.ts";
import { opened } from "../for-vendor-parts/opened.server.ts";
import { ContractWeeks } from "./contract-weeks.tsx";
import { OpenQuestions } from "./open-questions.tsx";

/** Without an account: the token in the address is all there is. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { own, vendor, expiresAt } = await opened(context, params.token ?? "");
  return { ...(await vendorView(own)), vendor, expiresAt, token: params.token ?? "", now: context.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.vendor}: batches and reports · Assay` : "Link · Assay" },
  { name: "robots", content: "noindex" },
];

export default function ForVendor() {
  const { vendor, contracts, questions, expiresAt, token, now } = useLoaderData<typeof loader>();
  const until = new Date(expiresAt).toISOString().slice(0, 10);
  return (
    <>
      <PageHeader title={vendor} meta={["What you delivered, and what was decided about it", `opens until ${until}`]} />
      <div className="sections">
        <OpenQuestions questions={questions} now={now} />
        {contracts.map((contract) => (
          <ContractWeeks key={contract.id} contract={contract} token={token} now={now} />
        ))}
      </div>
    </>
  );
}
