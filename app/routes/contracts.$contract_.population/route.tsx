import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { countOf } from "#app/domain/figure.ts";
import { parsePopulationTargets } from "#app/domain/population-targets.ts";
import { populationPage } from "#app/review/population-page.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { replaceTargets } from "#db/population.server.ts";
import { CoverageTables } from "./coverage-tables.tsx";
import { TargetsForm } from "./targets-form.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await populationPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const contract = await contractById(context.db, params.contract ?? "");
  if (!contract) throw new Response("There is no such contract.", { status: 404 });
  const typed = String((await request.formData()).get("targets") ?? "");
  const parsed = parsePopulationTargets(typed);
  if (!parsed.ok) return data({ typed, error: parsed.message }, { status: 400 });
  await replaceTargets(context.db, contract.id, parsed.targets);
  return redirect(`/contracts/${contract.id}/population`);
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Population, ${found.page.contract.title} · Assay` : "Population · Assay" },
];

export default function Population() {
  const { page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { contract, annotators, judgments, unnamed } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: "Population" },
        ]}
        title="Population"
        meta={[
          contract.vendor,
          <b key="annotators">{countOf(annotators, "annotator")}</b>,
          countOf(judgments, "judgment"),
          unnamed > 0 && `${countOf(unnamed, "more names", "more name")} nobody`,
        ].filter(Boolean)}
        actions={
          <LinkButton href={`/vendors/${contract.vendorId}/population`} look="quiet">
            Attributes of annotators
          </LinkButton>
        }
      />
      <div className="sections">
        <Callout title="Personal data, kept apart.">
          <p>
            Attributes are stored by pseudonym, in a table of their own; no metric, export or log holds them. A value of
            fewer than five annotators shows no number, so that nobody can be singled out.
          </p>
        </Callout>
        <CoverageTables page={page} />
        <TargetsForm targets={page.targets} sent={sent} />
      </div>
    </>
  );
}
