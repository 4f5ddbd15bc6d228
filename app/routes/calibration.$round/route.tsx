import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { LABEL_CLASSES } from "#app/domain/key-match.ts";
import { readerOptions } from "#app/review/reader-options.server.ts";
import { Answers } from "./answers.tsx";
import { type Cell, CellTable } from "./cell-table.tsx";
import { changeRound } from "./change-round.server.ts";
import { Close } from "./close.tsx";
import { Items } from "./items.tsx";
import { MissedTable } from "./missed-table.tsx";
import { Results } from "./results.tsx";
import { RoundHeader } from "./round-header.tsx";
import { RoundState } from "./round-state.tsx";
import { Rule } from "./rule.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await roundPage(context.db, params.round ?? "");
  if (!page) throw new Response("There is no such round.", { status: 404 });
  const readers = await readerOptions(context.db, page.contract.vendorId);
  return { page, now: context.now(), readers, cell: cellOf(new URL(request.url).searchParams) };
}

function cellOf(params: URLSearchParams): Cell | null {
  const [truth, answer] = ["key", "answer"].map((name) => LABEL_CLASSES.find((one) => one === params.get(name)));
  return truth && answer ? { truth, answer } : null;
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: loaded
      ? `Round ${loaded.page.round.number}, ${loaded.page.round.title} · Assay`
      : "Calibration round · Assay",
  },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const changed = await changeRound(context, params.round ?? "", form);
  if (changed.kind === "done") return redirect(`/calibration/${params.round}${changed.anchor}`);
  const { intent, errors, message } = changed;
  return data({ intent, errors, message, values: Object.fromEntries(form) }, { status: 400 });
}

export type Sent = {
  intent: string;
  errors: Record<string, string>;
  message: string | null;
  values: Record<string, string>;
};

export default function Round() {
  const { page, now, readers, cell } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const of = (intent: string) => (sent?.intent === intent ? sent : null);
  return (
    <>
      <RoundHeader page={page} now={now} />
      <div className="sections">
        <RoundState page={page} now={now} />
        {page.facts.answers > 0 && <Results page={page} />}
        {page.facts.answers > 0 && cell && <CellTable page={page} cell={cell} />}
        {page.facts.answers > 0 && <MissedTable page={page} />}
        {page.sources && <Items page={page} sources={page.sources} readers={readers} sent={of("items")} />}
        <Answers page={page} readers={readers} now={now} />
        <Rule page={page} sent={of("rule")} />
        {!page.round.closure && page.facts.answers > 0 && <Close sent={of("close")} />}
      </div>
    </>
  );
}
