import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { amendmentsPage } from "#app/contracts/amendments-page.server.ts";
import { Amendment } from "./amendment.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await amendmentsPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page };
}

export default function AmendmentsOfContract() {
  const { contract, amendments, now } = useLoaderData<typeof loader>().page;
  if (amendments.length === 0)
    return (
      <EmptyState
        title="The contract was never amended."
        action={<LinkButton href={`/contracts/${contract.id}/edit`}>Amend the contract</LinkButton>}
      >
        Once something is delivered, a change of the contract is an amendment: dated, signed and reasoned, with both
        versions kept. A change of a term is a new version of that term.
      </EmptyState>
    );
  return (
    <>
      <p>
        <a href={`/contracts/${contract.id}/amendments.csv`}>CSV of every change</a>
      </p>
      {amendments.map((amendment) => (
        <Amendment key={amendment.id} amendment={amendment} now={now} />
      ))}
    </>
  );
}
