import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { queueRescan } from "#app/jobs/queue-rescan.server.ts";
import { protectedSetsPage } from "#app/review/protected-sets-page.server.ts";
import { protectedSetById, removeProtectedSet } from "#db/protected-sets.server.ts";
import { addSet, previewSet } from "./add-set.server.ts";
import { AddSet } from "./add-set.tsx";
import { CompareAgain } from "./compare-again.tsx";
import { SetsTable } from "./sets-table.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  return { page: await protectedSetsPage(context.db), now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "compare") {
    const job = await queueRescan(context, String(form.get("contract") ?? ""));
    return job ? redirect(`/jobs/${job}`) : data({ compare: "Choose a contract with deliveries." }, { status: 400 });
  }
  if (intent === "remove") {
    const set = await protectedSetById(context.db, String(form.get("id") ?? ""));
    if (!set) throw new Response("There is no such set.", { status: 404 });
    await removeProtectedSet(context.db, set.id, context.now());
    return redirect("/protected-sets");
  }
  const add = intent === "add" ? await addSet(context, form) : await previewSet(context, form);
  if (add.stored) return redirect("/protected-sets");
  return data({ add }, { status: add.preview && !add.errors.name && !add.errors.version ? 200 : 400 });
}

export const meta: MetaFunction = () => [{ title: "Protected sets · Assay" }];

export default function ProtectedSets() {
  const { page, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Protected sets"
        meta={["Evaluation prompts that must not come back as training data: every delivery is compared with them"]}
      />
      <div className="sections">
        <SetsTable sets={page.sets} now={now} />
        <AddSet sent={sent && "add" in sent ? sent.add : undefined} />
        <CompareAgain
          contracts={page.contracts}
          sets={page.sets.length}
          error={sent && "compare" in sent ? sent.compare : undefined}
        />
      </div>
    </>
  );
}
