import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { MAIL_LIST } from "#app/mail/mail-list.ts";
import { mailsShown } from "#app/mail/mail-page.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return csvOfList("mail", MAIL_LIST, await mailsShown(context.db), request.url);
}
