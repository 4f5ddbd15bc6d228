import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { assign, namedPlace } from "#app/review/talk.server.ts";
import { AssignFields } from "../talk-parts/assign-fields.tsx";
import { talkForm } from "../talk-parts/talk-form.ts";

export const meta: MetaFunction = () => [{ title: "New assignment · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const place = await namedPlace(context.db, new URL(request.url).searchParams);
  if (!place) throw new Response("What the assignment is about is not there.", { status: 404 });
  return { place, user: context.settings.user };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await talkForm(request);
  const result = await assign(context, form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(result.href);
}

export default function NewAssignment() {
  const { place, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { form, ...errors } = sent?.errors ?? {};
  return (
    <>
      <PageHeader
        crumbs={[
          { label: place.contract, href: `/contracts/${place.contractId}` },
          { label: place.label, href: place.href },
          { label: "Assign" },
        ]}
        title={`Assign a task on: ${place.label}`}
      />
      <Form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
        <AssignFields values={sent?.values ?? { author: user }} errors={errors} />
        <FormActions>
          <Button>Assign</Button>
          <LinkButton look="quiet" href={place.href}>
            Cancel
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
