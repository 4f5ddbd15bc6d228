import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { amendmentsPage } from "#app/contracts/amendments-page.server.ts";
import { withdrawPending } from "#app/contracts/withdraw-pending.server.ts";
import { Amendment } from "./amendment.tsx";
import { PendingAmendment } from "./pending-amendment.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await amendmentsPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, user: context.settings.user };
}

/** Takes back an amendment that waits for its day. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const done = await withdrawPending(context, params.contract ?? "", values);
  if (!done.ok) return data({ values, errors: done.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/amendments`);
}

export default function AmendmentsOfContract() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { contract, amendments, pending, now } = page;
  if (amendments.length === 0 && pending.length === 0)
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
      {pending.map((one) => (
        <PendingAmendment
          key={`ahead-${one.id}`}
          amendment={one}
          currency={contract.currency}
          now={now}
          user={user}
          sent={sent?.values.pending === String(one.id) ? sent : undefined}
        />
      ))}
      {amendments.map((amendment) => (
        <Amendment key={amendment.id} amendment={amendment} currency={contract.currency} now={now} />
      ))}
    </>
  );
}
