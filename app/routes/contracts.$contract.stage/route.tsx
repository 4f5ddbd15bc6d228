import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { stagePage } from "#app/contracts/stage-page.server.ts";
import { hasEnded, STAGE_TEXT } from "#app/domain/stage.ts";
import { closeOut, moveContract } from "#app/reports/close-out/close-out.server.ts";
import { MoveForm } from "./move-form.tsx";
import { StageHistory } from "./stage-history.tsx";
import { StageStrip } from "./stage-strip.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await stagePage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const open = page.moves.some(hasEnded) ? ((await closeOut(context, page.contract.id))?.open ?? []) : [];
  return { page, open, user: context.settings.user };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const moved = await moveContract(context, params.contract ?? "", form);
  if (!moved.ok) return data({ values: Object.fromEntries(form), errors: moved.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/stage`);
}

export default function StageOfContract() {
  const { page, open, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const values = sent?.values ?? { on: page.today, by: user };
  return (
    <>
      <Section title={`It is ${page.stage}`} sub={STAGE_TEXT[page.stage]}>
        <StageStrip stage={page.stage} />
        {(page.moves.includes("closed") || hasEnded(page.stage)) && (
          <p>
            <Link href={`/contracts/${page.contract.id}/close-out`}>
              The close-out: what was bought, accepted, wasted and learnt
            </Link>
            {" · "}
            <Link href={`/contracts/${page.contract.id}/retention`}>How long what was delivered is kept</Link>
          </p>
        )}
      </Section>
      <StageHistory page={page} />
      <Section title="Move it on">
        <MoveForm key={page.stage} page={page} open={open} values={values} errors={sent?.errors ?? {}} />
      </Section>
    </>
  );
}
