import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Section } from "#app/components/section.tsx";
import { moveStage, stagePage } from "#app/contracts/stage-page.server.ts";
import { STAGE_TEXT } from "#app/domain/stage.ts";
import { MoveForm } from "./move-form.tsx";
import { StageHistory } from "./stage-history.tsx";
import { StageStrip } from "./stage-strip.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await stagePage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, user: context.settings.user };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const moved = await moveStage(context, params.contract ?? "", form);
  if (!moved.ok) return data({ values: Object.fromEntries(form), errors: moved.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/stage`);
}

export default function StageOfContract() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const values = sent?.values ?? { on: page.today, by: user };
  return (
    <>
      <Section title={`It is ${page.stage}`} sub={STAGE_TEXT[page.stage]}>
        <StageStrip stage={page.stage} />
      </Section>
      <StageHistory page={page} />
      <Section title="Move it on">
        <MoveForm key={page.stage} page={page} values={values} errors={sent?.errors ?? {}} />
      </Section>
    </>
  );
}
