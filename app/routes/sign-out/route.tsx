import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endedCookie } from "#app/people/session.server.ts";
import { endSessions } from "#db/sessions.server.ts";

export async function action({ context }: ActionFunctionArgs) {
  const { person, db, client, now } = context;
  if (person) await endSessions(db, { userId: person.id, only: person.sessionId, now: now() });
  return redirect("/sign-in", { headers: { "Set-Cookie": endedCookie(client.secure) } });
}

export async function loader() {
  return redirect("/");
}

/** A page route, not a bare endpoint: the framework checks the origin of what is posted to it. */
export default function SignOut() {
  return null;
}
