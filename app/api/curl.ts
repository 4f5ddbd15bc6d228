/** An operation's example as a line for a shell. */

type Json = Record<string, unknown>;

export function curlOf(method: string, path: string, operation: Json): string {
  const parameters = operation.parameters as { name: string; in: string; example?: unknown }[];
  const given = parameters.filter(({ example }) => example !== undefined);
  const filled = given
    .filter((one) => one.in === "path")
    .reduce((text, { name, example }) => text.replace(`{${name}}`, encodeURIComponent(String(example))), path);
  const query = new URLSearchParams(
    given.filter((one) => one.in === "query").map(({ name, example }) => [name, String(example)]),
  );
  const address = `"$ASSAY/api/v1${filled}${query.size > 0 ? `?${query}` : ""}"`;
  const body = operation.requestBody as { content: Record<string, { example?: unknown }> } | undefined;
  const [type, content] = Object.entries(body?.content ?? {})[0] ?? [];
  const data =
    type === "application/json"
      ? ` \\\n  -H 'Content-Type: ${type}' -d '${JSON.stringify(content?.example).replaceAll("'", "'\\''")}'`
      : type
        ? ` \\\n  -H 'Content-Type: ${type}' --data-binary @FILE`
        : "";
  return `curl${method === "GET" ? "" : ` -X ${method}`} ${address} \\\n  -H "Authorization: Bearer $TOKEN"${data}`;
}
