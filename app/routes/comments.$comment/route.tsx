import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { changeComment, commentPage } from "#app/review/talk.server.ts";
import { CommentFields } from "../talk-parts/comment-fields.tsx";
import { talkForm } from "../talk-parts/talk-form.ts";
import { Versions } from "./versions.tsx";

export const meta: MetaFunction = () => [{ title: "Comment · Assay" }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await commentPage(context, Number(params.comment));
  if (!page) throw new Response("There is no such comment.", { status: 404 });
  return { page, user: context.settings.user };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await talkForm(request);
  const result = await changeComment(context, Number(params.comment), form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(result.href);
}

export default function Comment() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { form, ...errors } = sent?.errors ?? {};
  const { comment, versions, place } = page;
  return (
    <>
      <PageHeader
        crumbs={[{ label: place?.label ?? "no longer there", href: place?.href }, { label: `Comment ${comment.id}` }]}
        title={`Comment by ${comment.author}`}
      />
      <div className="sections">
        <Versions versions={versions} now={page.now} />
        {comment.text === null ? (
          <Callout title="It was withdrawn by its author." />
        ) : (
          <Form method="post" className="form" noValidate key={versions.length}>
            <FormErrors count={Object.keys(errors).length} messages={form ? [form] : []} />
            <input type="hidden" name="seen" value={versions.length} />
            <CommentFields values={sent?.values ?? { text: comment.text, author: user }} errors={errors} />
            <FormActions note="An edit is a new version; the earlier ones stay on record.">
              <Button name="intent" value="edit">
                Save the edit
              </Button>
              <Button look="quiet" name="intent" value="withdraw">
                Withdraw it
              </Button>
              <LinkButton look="quiet" href={place?.href ?? "/"}>
                Cancel
              </LinkButton>
            </FormActions>
          </Form>
        )}
      </div>
    </>
  );
}
