import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReadiness, readinessPage } from "#app/contracts/readiness-page.server.ts";
import { tryExport } from "#app/contracts/try-export.server.ts";
import { AttachForm } from "../attachment-parts/attach-form.tsx";
import { AttachmentsTable } from "../attachment-parts/attachments-table.tsx";
import { Checklist } from "./checklist.tsx";
import { ReadinessForm } from "./readiness-form.tsx";
import { ReadinessHistory } from "./readiness-history.tsx";
import { TryExport } from "./try-export.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await readinessPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, user: context.settings.user };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const contract = params.contract ?? "";
  const signed = { by: context.settings.user, owner: context.settings.user };
  const isTry = form.get("intent") === "try-export";
  const noted = isTry ? await tryExport(context, contract, signed) : await noteReadiness(context, contract, form);
  if (!noted.ok) return data({ isTry, values: Object.fromEntries(form), errors: noted.errors }, { status: 400 });
  return redirect(`/contracts/${contract}/readiness`);
}

export default function ReadinessOfContract() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent && !sent.isTry ? sent : undefined;
  return (
    <>
      <Checklist page={page} />
      <ReadinessForm
        key={page.history.length}
        page={page}
        values={typed?.values ?? { by: user, owner: user }}
        errors={typed?.errors ?? {}}
      />
      <TryExport message={sent?.isTry ? (sent.errors.form ?? "") : ""} />
      <AttachmentsTable
        attachments={page.attachments}
        now={page.now}
        empty="None yet: a report, a screenshot, the log of a run is evidence for an item."
      />
      <AttachForm
        subjects={page.items.map(({ item, title }) => ({
          value: `readiness:${page.contract.id}/${item}`,
          label: title,
        }))}
      />
      <ReadinessHistory page={page} />
    </>
  );
}
