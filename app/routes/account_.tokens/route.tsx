import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { changeTokens, tokensPage } from "#app/people/tokens-page.server.ts";
import { TokenForm } from "./token-form.tsx";
import { TokensTable } from "./tokens-table.tsx";

export const meta: MetaFunction = () => [{ title: "Tokens · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return tokensPage(context);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const done = await changeTokens(context, form);
  const values = { ...Object.fromEntries(form), scopes: form.getAll("scopes") };
  if (!done.ok) return data({ values, errors: done.errors, secret: null }, { status: 400 });
  if (!("secret" in done)) return redirect("/account/tokens");
  return data({ values: null, errors: {}, secret: done.secret }, { headers: { "Cache-Control": "no-store" } });
}

export default function Tokens() {
  const { tokens, scopes, contracts, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "My account", href: "/account" }, { label: "Tokens" }]}
        title="Tokens"
        meta={["Programs use them to speak for you"]}
      />
      <div className="sections">
        {sent?.secret && (
          <Callout tone="warn" title="Copy the token now: it is not shown again">
            <p>
              <code className="command">{sent.secret}</code>
            </p>
          </Callout>
        )}
        <TokensTable tokens={tokens} now={now} />
        <TokenForm scopes={scopes} contracts={contracts} values={sent?.values ?? null} errors={sent?.errors ?? {}} />
      </div>
    </>
  );
}
