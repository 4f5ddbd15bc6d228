/**
 * The signature under a form is the account that sent it: whatever was typed into a field that signs, the name of the
 * signed-in person stands there before any action reads it.
 */
import type { Person } from "#app/people/person.ts";
import type { Named } from "./admit.server.ts";

/** Fields that sign, on every page. */
const SIGNATURES: readonly string[] = ["by", "signer", "author", "amendSigner", "recordedBy", "as"];
/** A field that signs on one page only. */
const ALSO: Readonly<Record<string, readonly string[]>> = { "batches.$batch_.adjudicate_.$delivery.$n": ["agreedBy"] };

/** @param route the page, as in the table of permissions. */
export function signatureFields(route: string): readonly string[] {
  return [...SIGNATURES, ...(ALSO[route] ?? [])];
}

/**
 * The request with its signatures, and the texts of its form. Somebody who is not signed in signs nothing.
 *
 * @throws Response 400 for a form that is cut off, or is not what it says it is
 */
export async function signed(
  request: Request,
  person: Person | null,
  route: string,
): Promise<{ request: Request; fields: Named }> {
  const url = new URL(request.url);
  const sign = (fields: URLSearchParams | FormData) => {
    if (person) for (const name of signatureFields(route)) if (fields.has(name)) fields.set(name, person.name);
    return fields;
  };
  // Pages that are one person's own name them in their address.
  if (person && url.searchParams.has("as") && signatureFields(route).includes("as"))
    url.searchParams.set("as", person.name);
  const { method, signal } = request;
  if (method === "GET" || method === "HEAD")
    return { request: url.href === request.url ? request : new Request(url, request), fields: [] };
  const headers = new Headers(request.headers);
  headers.delete("Content-Length");
  const type = headers.get("Content-Type") ?? "";
  if (type.startsWith("multipart/form-data")) {
    const form = sign(await formOf(request)) as FormData;
    // A new boundary comes with the new body.
    headers.delete("Content-Type");
    const fields = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
    return { request: new Request(url, { method, headers, signal, body: form }), fields };
  }
  const form = sign(new URLSearchParams(await request.text())) as URLSearchParams;
  return { request: new Request(url, { method, headers, signal, body: form.toString() }), fields: [...form] };
}

async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response("The form came incomplete or cannot be read. Go back and send it again.", { status: 400 });
  }
}
