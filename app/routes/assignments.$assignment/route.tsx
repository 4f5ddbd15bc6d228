import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayText } from "#app/components/date-text.ts";
import { Facts } from "#app/components/facts.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { When } from "#app/components/when.tsx";
import { assignmentPage } from "#app/review/due-assignments.server.ts";
import { finish } from "#app/review/talk.server.ts";
import { talkForm } from "../talk-parts/talk-form.ts";
import { DoneForm } from "./done-form.tsx";

export const meta: MetaFunction = () => [{ title: "Assignment · Assay" }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await assignmentPage(context.db, context.now(), Number(params.assignment));
  if (!page) throw new Response("There is no such assignment.", { status: 404 });
  return { page, now: context.now(), user: context.settings.user };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await talkForm(request);
  const result = await finish(context, Number(params.assignment), form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(result.href);
}

export default function Assignment() {
  const { page, now, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { closure } = page;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Assignments", href: "/assignments" }, { label: `Assignment ${page.id}` }]}
        title={page.task}
        meta={[<b key="state">{page.state === "soon" || page.state === "later" ? "open" : page.state}</b>]}
      />
      <div className="sections">
        <Facts
          facts={[
            { label: "About", value: page.href ? <Link href={page.href}>{page.about}</Link> : page.about },
            { label: "Contract", value: page.contract },
            { label: "By whom", value: page.assignee },
            { label: "Due on", value: dayText(page.dueOn) },
            {
              label: "Given by",
              value: (
                <>
                  {page.author}, <When at={page.createdAt} now={now} />
                </>
              ),
            },
            ...(closure
              ? [
                  {
                    label: "Done by",
                    value: (
                      <>
                        {closure.by}, <When at={closure.at} now={now} withTime />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        {closure?.note && <TextView text={closure.note} mode="rendered" />}
        {!closure && <DoneForm values={sent?.values ?? { by: user }} errors={sent?.errors ?? {}} />}
      </div>
    </>
  );
}
