import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { withCookies } from "#app/people/cookie.ts";
import { enter, entryOfToken } from "#app/people/entry.server.ts";
import { letIn } from "#app/people/sign-in.server.ts";
import { userById } from "#db/people.server.ts";
import { PassphraseFields } from "../people-parts/passphrase-fields.tsx";

// No referrer policy of its own: "no-referrer" makes a browser send its form from nowhere, and that is refused. The server's
// policy already keeps the link from other sites.
export const meta: MetaFunction = () => [{ title: "Welcome · Assay" }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const entry = await entryOfToken(context, params.token ?? "");
  if (!entry) throw gone();
  return { kind: entry.link.kind, name: entry.user?.name ?? "", email: entry.user?.email ?? "" };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const entry = await entryOfToken(context, params.token ?? "");
  if (!entry) throw gone();
  const form = new URLSearchParams(await request.text());
  const entered = await enter(context, entry, form);
  const values = { name: form.get("name") ?? "", email: form.get("email") ?? "" };
  if (entered.kind === "refused") return data({ values, errors: entered.errors }, { status: 400 });
  const user = await userById(context.db, entered.userId);
  if (!user) throw gone();
  const done = await letIn(context, user, { client: context.client, cookies: request.headers.get("Cookie") }, "first");
  return redirect(done.awaitsCode ? "/sign-in/code" : "/", { headers: withCookies(done.cookies) });
}

/** Used, replaced, too old and never made look alike. */
function gone(): Response {
  return new Response("This link opens nothing. It serves once and for a limited time; ask for a new one.", {
    status: 404,
    statusText: "No such link",
  });
}

const WORDS = {
  "set-up": {
    title: "Set Assay up",
    lead: "You become its first person, an admin: you invite the others.",
    button: "Start",
  },
  invitation: {
    title: "Welcome to Assay",
    lead: "Choose a passphrase; with it you sign in from now on.",
    button: "Start",
  },
  "new-passphrase": {
    title: "A new passphrase",
    lead: "Sessions that are open elsewhere end.",
    button: "Set it and sign in",
  },
  demo: { title: "The demo of Assay", lead: "You enter as its admin and may do everything.", button: "Enter the demo" },
} as const;

export default function Welcome() {
  const { kind, name, email } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors: Record<string, string> = sent?.errors ?? {};
  const { title, lead, button } = WORDS[kind];
  const { form: whole, ...fields } = errors;
  return (
    <>
      <PageHeader title={title} meta={name ? [name, email] : []} />
      <p className="lead">{lead}</p>
      <form method="post" className="form" noValidate>
        <FormErrors count={Object.keys(fields).length} messages={whole ? [whole] : []} />
        {kind === "set-up" && (
          <>
            <TextField
              label="Your name"
              name="name"
              help="As it will stand under decisions."
              autoComplete="name"
              defaultValue={sent?.values.name ?? ""}
              error={errors.name}
            />
            <TextField
              label="E-mail address"
              name="email"
              type="email"
              help="You sign in with it. Nothing is sent there."
              autoComplete="username"
              defaultValue={sent?.values.email ?? ""}
              error={errors.email}
            />
          </>
        )}
        {kind !== "demo" && <PassphraseFields errors={errors} email={email} />}
        <FormActions>
          <Button>{button}</Button>
        </FormActions>
      </form>
    </>
  );
}
