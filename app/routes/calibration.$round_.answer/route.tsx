import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerPage } from "#app/calibration/answer-page.server.ts";
import { takeAnswer } from "#app/calibration/take-answer.server.ts";
import { PageHeader } from "#app/components/page-header.tsx";
import { answerOfForm } from "./answer-of-form.server.ts";
import { AnswerScreen } from "./answer-screen.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const as = (new URL(request.url).searchParams.get("as") ?? "").trim();
  const page = await answerPage(context, params.round ?? "", as);
  if (!page) throw new Response("There is no such round.", { status: 404 });
  return { page, user: context.settings.user, now: context.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Answer round ${loaded.page.round.number} · Assay` : "Answer · Assay" },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const roundId = params.round ?? "";
  const form = new URLSearchParams(await request.text());
  const page = await answerPage(context, roundId, "");
  if (!page) throw new Response("There is no such round.", { status: 404 });
  const answer = await answerOfForm(context.db, page.contract.id, form, context.now());
  if (!answer) return data({ message: "Choose one of the answers." }, { status: 400 });
  const taken = await takeAnswer(context, { roundId, ...answer, by: context.settings.user });
  if (taken.kind === "refused") return data({ message: taken.message }, { status: 400 });
  return redirect(`/calibration/${roundId}/answer?as=${encodeURIComponent(answer.annotator)}`);
}

export default function Answer() {
  const { page, user, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { round, contract } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: "Calibration", href: `/contracts/${contract.id}/calibration` },
          { label: `Round ${round.number}`, href: `/calibration/${round.id}` },
          { label: "Answer" },
        ]}
        title={`Round ${round.number}: ${round.title}`}
        meta={[
          page.as !== "" && (
            <>
              answered by <b>{page.as}</b>
            </>
          ),
          round.instructionVersion !== null && (
            <>
              instructions <b>{round.instructionVersion}</b>
            </>
          ),
        ].filter(Boolean)}
      />
      <AnswerScreen page={page} user={user} now={now} message={refused?.message ?? null} />
    </>
  );
}
