import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { followMailLink, mailLinkOf } from "#app/mail/mail-token.server.ts";

export const meta: MetaFunction = () => [{ title: "Digest · Assay" }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const link = await mailLinkOf(context, params.token ?? "");
  if (!link) throw gone();
  return { kind: link.kind, email: link.email };
}

/** Only what is sent changes something: programs look at the links of a mail before its reader does. */
export async function action({ params, context }: ActionFunctionArgs) {
  const link = await mailLinkOf(context, params.token ?? "");
  if (!link) throw gone();
  await followMailLink(context, link);
  return { done: link.kind };
}

function gone(): Response {
  return new Response("This link opens nothing any more. Sign in and choose your digest under Notifications.", {
    status: 404,
    statusText: "No such link",
  });
}

const WORDS = {
  confirm: {
    title: "Confirm your address",
    button: "It is mine",
    done: "The address is confirmed; digests come to it",
  },
  end: { title: "End the digest", button: "Send no more", done: "No more digests are sent to this address" },
} as const;

export default function DigestMail() {
  const { kind, email } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { title, button, done } = WORDS[kind];
  return (
    <>
      <PageHeader title={title} meta={[email]} />
      {sent ? (
        <Callout tone="pass" title={done} />
      ) : (
        <form method="post" className="form">
          <Button>{button}</Button>
        </form>
      )}
    </>
  );
}
