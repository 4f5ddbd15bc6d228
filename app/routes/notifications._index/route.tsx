import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { countOf } from "#app/domain/figure.ts";
import { MOST_LISTED, notificationsShown, readSome } from "#app/notifications/notifications-page.server.ts";
import { NotificationsTable } from "./notifications-table.tsx";

export const meta: MetaFunction = () => [{ title: "Notifications · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const rows = await notificationsShown(context.db, context.person);
  return { rows, most: MOST_LISTED, days: context.settings.notificationDays, now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const isRead = await readSome(context.db, context.person, form, context.now());
  if (!isRead) throw new Response("There is no such notification.", { status: 400 });
  return redirect(`/notifications${new URL(request.url).search}`);
}

export default function Notifications() {
  const { rows, days, now } = useLoaderData<typeof loader>();
  const unread = rows.filter(({ state }) => state === "new").length;
  return (
    <>
      <PageHeader
        title="Notifications"
        meta={[unread === 0 ? "nothing new" : countOf(unread, "new one"), `kept for ${days} days`]}
        actions={
          <>
            {unread > 0 && (
              <Form method="post">
                <input type="hidden" name="id" value={rows[0]?.id} />
                <Button name="intent" value="read-all" look="quiet">
                  Mark all read
                </Button>
              </Form>
            )}
            <LinkButton href="/notifications/choices" look="quiet">
              What I am told
            </LinkButton>
          </>
        }
      />
      <div className="sections">
        <NotificationsTable rows={rows} now={now} />
      </div>
    </>
  );
}
