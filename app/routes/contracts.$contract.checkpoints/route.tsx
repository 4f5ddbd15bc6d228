import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { registerCheckpoint } from "#app/checkpoints/register.server.ts";
import { Section } from "#app/components/section.tsx";
import { CheckpointsTable } from "./checkpoints-table.tsx";
import { RegisterForm } from "./register-form.tsx";
import { UnknownModels } from "./unknown-models.tsx";
import { WeeksTable } from "./weeks-table.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await checkpointsPage(context.db, params.contract ?? "", { now: context.now() });
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, user: context.settings.user };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const registered = await registerCheckpoint(context, params.contract ?? "", values);
  if (!registered.ok) return data({ values, errors: registered.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/checkpoints/${encodeURIComponent((values.model ?? "").trim())}`);
}

export default function CheckpointsOfContract() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <UnknownModels page={page} user={user} />
      <CheckpointsTable page={page} />
      <WeeksTable page={page} />
      <Section
        title="Register a checkpoint"
        sub="A model version whose responses are judged: what it is, and on which days it may be collected with."
        id="register"
      >
        <RegisterForm values={sent?.values ?? { by: user }} errors={sent?.errors ?? {}} />
      </Section>
    </>
  );
}
