import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import { withdraw, withdrawPage } from "#app/contracts/withdraw-attachment.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await withdrawPage(context.db, params.attachment ?? "");
  if (!page) throw new Response("There is no such attachment.", { status: 404 });
  return { page, user: context.settings.user };
}

export const meta: MetaFunction = () => [{ title: "Withdraw an attachment · Assay" }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const withdrawn = await withdraw(context, params.attachment ?? "", values);
  if (!withdrawn.ok) return data({ values, errors: withdrawn.errors }, { status: 400 });
  return redirect(withdrawn.href);
}

export default function WithdrawAttachment() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const values: Record<string, string> = sent?.values ?? { by: user };
  const { form, ...errors }: Record<string, string> = sent?.errors ?? {};
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <PageHeader
        crumbs={[{ label: page.place.name, href: page.place.href }, { label: "Withdraw" }]}
        title={`Withdraw ${page.fileName}`}
        meta={["It stays where it is, marked as withdrawn; nothing is deleted."]}
      />
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
        <TextAreaField label="Why it no longer counts" rows={2} {...text("reason")} />
        <SignedBy label="Your name" {...text("by")} />
        <FormActions>
          <Button>Withdraw it</Button>
          <LinkButton href={page.place.href} look="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
