/** Calls loaders and actions the way the framework does, and reads what they answer. */
import type { AppLoadContext } from "@remix-run/node";

/** Arguments of loaders and actions, with the tools a test has at the time of the call. */
export function callsWith(tools: () => object) {
  const call = (request: Request, params: Record<string, string>) => ({
    ...{ request, params, context: tools() as AppLoadContext },
  });
  return {
    get: (url = "/", params: Record<string, string> = {}) => call(new Request(`http://localhost${url}`), params),
    post: (fields: Record<string, string>, params: Record<string, string> = {}) => call(formRequest(fields), params),
  };
}

export function formRequest(fields: Record<string, string>, url = "http://localhost/"): Request {
  return new Request(url, { method: "POST", body: new URLSearchParams(fields) });
}

/** A redirect as status and location; `data(…)` as status and data; a plain object as status 200. */
export async function answerOf(
  answer: Promise<unknown>,
): Promise<{ status: number; location?: string | null; data?: unknown }> {
  const value = await answer;
  if (value instanceof Response) return { status: value.status, location: value.headers.get("Location") };
  const wrapped = value as { type?: string; data?: unknown; init?: { status?: number } | null };
  if (wrapped?.type === "DataWithResponseInit") return { status: wrapped.init?.status ?? 200, data: wrapped.data };
  return { status: 200, data: value };
}

/** Status of the Response that was thrown; throws on when something else was. */
export async function statusOf(answer: Promise<unknown>): Promise<number> {
  try {
    await answer;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
  throw new Error("Nothing was thrown.");
}
