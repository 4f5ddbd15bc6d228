import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assign, namedPlace } from "#app/review/talk.server.ts";
import { AssignFields } from "../talk-parts/assign-fields.tsx";
import { NewTalk } from "../talk-parts/new-talk.tsx";
import { talkForm } from "../talk-parts/talk-form.ts";

export const meta: MetaFunction = () => [{ title: "New assignment · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const place = await namedPlace(context.db, new URL(request.url).searchParams);
  if (!place) throw new Response("What the assignment is about is not there.", { status: 404 });
  return { place, user: context.settings.user };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await talkForm(request);
  const result = await assign(context, form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(result.href);
}

export default function NewAssignment() {
  const { place, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { form, ...errors } = sent?.errors ?? {};
  return (
    <NewTalk place={place} verb="Assign" title={`Assign a task on: ${place.label}`} errors={errors} message={form}>
      <AssignFields values={sent?.values ?? { author: user }} errors={errors} />
    </NewTalk>
  );
}
