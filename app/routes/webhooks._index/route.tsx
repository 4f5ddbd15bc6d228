import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { makeWebhook } from "#app/webhooks/change-webhook.server.ts";
import { webhooksShown } from "#app/webhooks/webhook-page.server.ts";
import { SecretShown } from "../webhook-parts/secret-shown.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhooksTable } from "./webhooks-table.tsx";

export const meta: MetaFunction = () => [{ title: "Webhooks · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { ...(await webhooksShown(context.db)), now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const made = await makeWebhook(context, form);
  const values = { ...Object.fromEntries(form), kinds: form.getAll("kind") };
  if (!made.ok) return data({ values, errors: made.errors, secret: null }, { status: 400 });
  return data({ values: null, errors: {}, secret: made.secret }, { headers: { "Cache-Control": "no-store" } });
}

export default function Webhooks() {
  const { webhooks, contracts, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader title="Webhooks" meta={["Other programs are told what happened, in signed messages"]} />
      <div className="sections">
        {sent?.secret && <SecretShown secret={sent.secret} />}
        <WebhooksTable webhooks={webhooks} now={now} />
        <Section
          title="Make a webhook"
          sub="It tells what happens from now on. A message that is not taken is tried ten times within two days."
        >
          <WebhookForm contracts={contracts} values={sent?.values ?? null} errors={sent?.errors ?? {}} />
        </Section>
      </div>
    </>
  );
}
