import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { countOf } from "#app/domain/figure.ts";
import { FLAG_REASON_TEXT, FLAG_REASONS, FLAG_TREATMENT_TEXT, FLAG_TREATMENTS } from "#app/domain/flag.ts";
import { newFlagPage } from "#app/review/new-flag-page.server.ts";
import { raiseFlags } from "#app/review/raise-flag.server.ts";
import { FlagExtent } from "./flag-extent.tsx";

export const meta: MetaFunction = () => [{ title: "New flag · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await newFlagPage(context, new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such batch.", { status: 404 });
  return { page, user: context.settings.user };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const result = await raiseFlags(context, form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  const [only, more] = result.ids;
  return redirect(more === undefined ? `/flags/${only}` : `/batches/${result.batchId}/flags`);
}

export default function NewFlag() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { form, ...errors } = sent?.errors ?? {};
  const values: Record<string, string> = sent?.values ?? { reason: page.reason, author: user };
  const { abouts } = page;
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <PageHeader
        crumbs={page.crumbs}
        title={abouts.length === 1 ? `Flag ${abouts[0]}` : `Raise ${countOf(abouts.length, "flag")}`}
      />
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
        <input type="hidden" name="batch" value={page.batchId} />
        <input type="hidden" name="subjectKind" value={page.subjectKind} />
        {page.subjects.map((subject) => (
          <input key={subject} type="hidden" name="subject" value={subject} />
        ))}
        <FlagExtent page={page} />
        <SelectField
          label="Reason"
          {...text("reason")}
          choices={FLAG_REASONS.map((value) => ({ value, label: FLAG_REASON_TEXT[value] }))}
        />
        <TextAreaField label="Note" rows={3} optional help="What you saw, for whoever rules on it." {...text("note")} />
        <SelectField
          label="Proposed treatment"
          help="A proposal: nothing is left out until a decision says so."
          {...text("treatment")}
          choices={FLAG_TREATMENTS.map((value) => ({ value, label: FLAG_TREATMENT_TEXT[value] }))}
        />
        <TextField
          label="Weight"
          inputMode="decimal"
          optional
          help="With downweight: from 0 to under 1."
          {...text("weight")}
        />
        <SignedBy label="Your name" {...text("author")} />
        <FormActions note="It stays on record; it is upheld or dismissed later, with a reason.">
          <Button>{abouts.length === 1 ? "Raise the flag" : `Raise ${countOf(abouts.length, "flag")}`}</Button>
          <LinkButton href={page.href} look="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
