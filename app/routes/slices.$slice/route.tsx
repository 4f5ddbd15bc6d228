import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { putAway } from "#app/review/save-slice.server.ts";
import { savedSlicePage } from "#app/review/saved-slice-page.server.ts";
import { talkOn } from "#app/review/talk.server.ts";
import { TalkSection } from "../talk-parts/talk-section.tsx";
import { ArchiveForm } from "./archive-form.tsx";
import { SliceFlags } from "./slice-flags.tsx";
import { SliceHeader } from "./slice-header.tsx";
import { SliceMetrics } from "./slice-metrics.tsx";
import { SliceWeeks } from "./slice-weeks.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await savedSlicePage(context, Number(params.slice), new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such slice.", { status: 404 });
  return { page, talk: await talkOn(context, "slice", String(page.saved.id)), user: context.settings.user };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const by = String((await request.formData()).get("by") ?? "");
  const problem = await putAway(context, Number(params.slice), by);
  if (problem) return data({ by, problem }, { status: 400 });
  return redirect(`/slices/${params.slice}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.saved.name ?? "Slice"} · Assay` },
];

export default function SavedSlice() {
  const { page, talk, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SliceHeader page={page} />
      <div className="sections">
        <SliceWeeks page={page} />
        <SliceMetrics page={page} />
        <SliceFlags page={page} />
        <TalkSection talk={talk} user={user} />
        {page.saved.archived === null && <ArchiveForm by={sent?.by ?? user} error={sent?.problem} />}
      </div>
    </>
  );
}
