import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { Facts } from "#app/components/facts.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { askForTest, mailPage } from "#app/mail/mail-page.server.ts";
import { MailsTable } from "./mails-table.tsx";

export const meta: MetaFunction = () => [{ title: "Mail · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { ...(await mailPage(context)), now: context.now() };
}

export async function action({ context }: ActionFunctionArgs) {
  const error = await askForTest(context, context.person);
  return error === null ? redirect("/mail") : data({ error }, { status: 400 });
}

export default function Mail() {
  const { server, mails, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Mail"
        meta={["Digests to those who chose one, each cut to its reader's role"]}
        actions={
          server && (
            <Form method="post">
              <Button look="quiet">Send a test to me</Button>
            </Form>
          )
        }
      />
      <div className="sections">
        {sent && <Callout tone="fail" title={sent.error} />}
        {server ? (
          <Facts
            facts={[
              { label: "Server", value: `${server.host}:${server.port}` },
              { label: "From", value: server.from },
              { label: "TLS", value: server.tls },
              { label: "Signs in", value: server.signsIn ? "yes" : "no" },
            ]}
          />
        ) : (
          <Callout title="This installation sends no mail">
            <p>
              Start it with ASSAY_SMTP_URL, ASSAY_SMTP_FROM and ASSAY_URL; people choose their digests by themselves.
            </p>
          </Callout>
        )}
        <MailsTable mails={mails} now={now} />
      </div>
    </>
  );
}
