import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { SLICE_SCOPE_TEXT, SLICE_SCOPES } from "#app/domain/saved-slice.ts";
import { newSlicePage } from "#app/review/new-slice-page.server.ts";
import { saveSlice } from "#app/review/save-slice.server.ts";
import { SliceExtent } from "./slice-extent.tsx";

export const meta: MetaFunction = () => [{ title: "Save a slice · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await newSlicePage(context, new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such batch.", { status: 404 });
  return { page, user: context.settings.user };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const result = await saveSlice(context, form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(`/slices/${result.id}`);
}

export default function NewSlice() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { form, ...errors } = sent?.errors ?? {};
  const values: Record<string, string> = sent?.values ?? { author: user };
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <PageHeader crumbs={page.crumbs} title={`Save the slice: ${page.about}`} />
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
        <input type="hidden" name="batch" value={page.batchId} />
        <input type="hidden" name="slice" value={page.slice} />
        <SliceExtent page={page} />
        <TextField label="Name" help="As people would say it: Spanish ties, the night shift." {...field("name")} />
        <SelectField
          label="Applies to"
          {...field("scope")}
          choices={SLICE_SCOPES.map((value) => ({ value, label: SLICE_SCOPE_TEXT[value] }))}
        />
        <SignedBy label="Your name" {...field("author")} />
        <FormActions note="A saved slice never changes; another predicate is another slice.">
          <Button>Save the slice</Button>
          <LinkButton href={`/batches/${page.batchId}/records?${page.slice}`} look="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
