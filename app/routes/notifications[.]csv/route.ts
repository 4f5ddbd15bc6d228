import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { NOTIFICATION_LIST } from "#app/notifications/notification-list.ts";
import { notificationsShown } from "#app/notifications/notifications-page.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const rows = await notificationsShown(context.db, context.person);
  return csvOfList("notifications", NOTIFICATION_LIST, rows, request.url);
}
