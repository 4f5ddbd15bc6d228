import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { Facts } from "#app/components/facts.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { When } from "#app/components/when.tsx";
import { changeOneWebhook } from "#app/webhooks/change-webhook.server.ts";
import { webhookPage } from "#app/webhooks/webhook-page.server.ts";
import { SecretShown } from "../webhook-parts/secret-shown.tsx";
import { WebhookState } from "../webhook-parts/webhook-state.tsx";
import { ChangeForms } from "./change-forms.tsx";
import { MessagesTable } from "./messages-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Webhook to ${loaded ? new URL(loaded.webhook.url).host : "nowhere"} · Assay` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await webhookPage(context.db, params.webhook ?? "", new URL(request.url).searchParams.get("state"));
  if (!page) throw new Response("There is no such webhook.", { status: 404 });
  return { ...page, now: context.now() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const changed = await changeOneWebhook(context, params.webhook ?? "", new URLSearchParams(await request.text()));
  if (!changed.ok) return data({ error: changed.errors.form ?? "", secret: null }, { status: 400 });
  return data({ error: null, secret: changed.secret }, { headers: { "Cache-Control": "no-store" } });
}

export default function Webhook() {
  const { webhook, now, ...page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Webhooks", href: "/webhooks" }, { label: new URL(webhook.url).host }]}
        title={new URL(webhook.url).host}
      />
      <div className="sections">
        {sent?.error && <Callout tone="fail">{sent.error}</Callout>}
        {sent?.secret && <SecretShown secret={sent.secret} />}
        <Facts
          facts={[
            { label: "State", value: <WebhookState state={webhook.state} /> },
            { label: "Address", value: webhook.url },
            { label: "Form", value: webhook.format === "slack" ? "a sentence, as Slack reads it" : "JSON" },
            { label: "Told of", value: webhook.kinds.length === 0 ? "everything" : webhook.kinds.join(", ") },
            { label: "Of", value: webhook.contract ?? "every contract" },
            { label: "Reads as", value: webhook.role },
            { label: "Made", value: <When at={webhook.createdAt} now={now} /> },
            { label: "By", value: webhook.createdBy },
          ]}
        />
        {webhook.state !== "ended" && (
          <Section title="Change it">
            <ChangeForms state={webhook.state} />
          </Section>
        )}
        <MessagesTable id={webhook.id} canSend={webhook.state !== "ended"} now={now} {...page} />
      </div>
    </>
  );
}
