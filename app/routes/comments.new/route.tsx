import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { comment, namedPlace } from "#app/review/talk.server.ts";
import { CommentFields } from "../talk-parts/comment-fields.tsx";
import { NewTalk } from "../talk-parts/new-talk.tsx";
import { talkForm } from "../talk-parts/talk-form.ts";

export const meta: MetaFunction = () => [{ title: "New comment · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const place = await namedPlace(context.db, new URL(request.url).searchParams);
  if (!place) throw new Response("What the comment is about is not there.", { status: 404 });
  return { place, user: context.settings.user };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await talkForm(request);
  const result = await comment(context, form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(result.href);
}

export default function NewComment() {
  const { place, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { form, ...errors } = sent?.errors ?? {};
  return (
    <NewTalk place={place} verb="Comment" title={`Comment on: ${place.label}`} errors={errors} message={form}>
      <CommentFields values={sent?.values ?? { author: user }} errors={errors} />
    </NewTalk>
  );
}
