import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { flagsPage } from "#app/review/flags-page.server.ts";
import { ruleFlag } from "#app/review/raise-flag.server.ts";
import { FlagFilter } from "./flag-filter.tsx";
import { FlagsTable } from "./flags-table.tsx";

export const meta: MetaFunction = () => [{ title: "Flags · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    page: await flagsPage(context.db, searchParams),
    search: searchParams.toString(),
    now: context.now(),
    user: context.settings.user,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const result = await ruleFlag(context.db, form, context.now());
  if (!result.ok) return data({ errors: result.errors }, { status: 400 });
  return redirect(`/flags${new URL(request.url).search.replace(/[?&]index(?==?&|$)/, "")}`);
}

export default function Flags() {
  const { page, search, now, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { batch } = page.filter;
  return (
    <>
      <PageHeader
        title="Flags"
        crumbs={batch ? [{ label: "Batch", href: `/batches/${batch}` }, { label: "Flags" }] : undefined}
        actions={
          batch ? (
            <LinkButton href={`/flags/new?batch=${batch}&kind=batch`} look="quiet">
              Flag the whole batch
            </LinkButton>
          ) : undefined
        }
      />
      <div className="sections">
        <FormErrors count={0} messages={Object.values(sent?.errors ?? {})} />
        {page.all === 0 ? (
          <EmptyState title="No flags yet.">
            A flag puts a doubt on record: about a slice (the Slices tab of a batch), an annotator, a record or a whole
            batch. It proposes a treatment, and is later upheld or dismissed with a reason.
          </EmptyState>
        ) : (
          <>
            <FlagFilter filter={page.filter} />
            <FlagsTable page={page} search={search} now={now} user={user} />
          </>
        )}
      </div>
    </>
  );
}
