import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { THEMES, themeCookie } from "#app/http/theme.ts";

/** Stores the theme and goes back to the page it came from: a path of ours, never an address given by the form. */
export async function action({ request }: ActionFunctionArgs) {
  const chosen = (await request.formData()).get("theme");
  const theme = THEMES.find((one) => one === chosen) ?? "system";
  const referer = request.headers.get("Referer") ?? "";
  const from = URL.canParse(referer) ? new URL(referer) : null;
  const back = from && from.host === new URL(request.url).host ? from.pathname + from.search : "/";
  return redirect(back.startsWith("//") ? "/" : back, { headers: { "Set-Cookie": themeCookie(theme) } });
}

export async function loader() {
  return redirect("/");
}

/** A page route, not a bare endpoint: the framework checks the origin of what is posted to it. */
export default function Theme() {
  return null;
}
