import type { MetaFunction } from "@remix-run/node";

export const meta: MetaFunction = () => [{ title: "Not found · Assay" }];

/** Whatever no other route answers. */
export async function loader() {
  throw new Response("", { status: 404, statusText: "Not found" });
}

export const action = loader;

export default function NotFound() {
  return null;
}
