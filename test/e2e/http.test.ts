/** The server's own layer: headers, origins, sizes, absent things. Spoken to over HTTP, as anybody could. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "#test/support/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ ASSAY_MAX_UPLOAD: "100KiB" });
});
afterAll(() => server?.stop());

const get = (path: string) => server.fetch(path, { redirect: "manual" });

function upload(content: string, fields: Record<string, string> = {}, name = "delivery.jsonl", origin = server.url) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append("file", new Blob([content]), name);
  return server.fetch("/uploads", {
    method: "POST",
    body: form,
    headers: { Origin: origin, Accept: "application/json" },
  });
}

describe("every answer", () => {
  it("carries the security headers, with a nonce of its own", async () => {
    const [one, other] = [await get("/"), await get("/")];
    const policy = one.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toBe(other.headers.get("content-security-policy"));
    expect(one.headers.get("x-content-type-options")).toBe("nosniff");
    expect(one.headers.get("x-powered-by")).toBeNull();
  });

  it("has no inline script without the nonce", async () => {
    const html = await (await get("/")).text();
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !/nonce="[^"]+"/.test(tag) && !/src="/.test(tag))).toEqual([]);
  });
});

describe("compression", () => {
  const coded = async (path: string) => (await get(path)).headers.get("content-encoding");

  it("is for scripts, which hold nothing of anybody, and not for pages: `content-coding.ts` says why", async () => {
    const html = await (await get("/")).text();
    const script = /"(\/assets\/components-[\w-]+\.js)"/.exec(html)?.[1] ?? "";
    expect(await coded(script)).toMatch(/^(br|gzip)$/);
    for (const path of ["/", "/_root.data", "/sign-in", "/vendors"])
      expect([path, await coded(path)]).toEqual([path, null]);
  });
});

describe("a mutation", () => {
  it.each(["/theme", "/uploads", "/contracts/new"])("of %s from another origin is refused", async (path) => {
    const strangers: Record<string, string>[] = [{ Origin: "https://elsewhere.example" }, { Origin: "null" }, {}];
    for (const headers of strangers) {
      const response = await server.fetch(path, {
        method: "POST",
        headers,
        body: new URLSearchParams({ a: "b" }),
      });
      expect(response.status).toBe(403);
    }
  });

  it("never redirects to an address given by the request", async () => {
    const headers = { Origin: server.url, Referer: "https://elsewhere.example/x" };
    const body = new URLSearchParams({ theme: "dark" });
    const response = await server.fetch("/theme", { method: "POST", headers, body, redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/"]);
  });

  it("with too large a form or too long an address is refused", async () => {
    const body = new URLSearchParams({ name: "x".repeat(1_100_000) });
    const large = await server.fetch("/vendors/new", { method: "POST", headers: { Origin: server.url }, body });
    expect(large.status).toBe(413);
    expect((await get(`/?q=${"x".repeat(9000)}`)).status).toBe(414);
  });
});

describe("those who run the server", () => {
  it("ask whether it is alive and ready", async () => {
    expect(await (await get("/healthz")).text()).toBe("ok\n");
    const ready = await get("/readyz");
    expect(ready.status).toBe(200);
    expect(((await ready.json()) as { checks: { name: string }[] }).checks.map(({ name }) => name)).toEqual([
      "server",
      "database",
      "vault",
      "room",
    ]);
  });

  it("read its figures, by kind of page and without a name or id", async () => {
    await get("/contracts/00000000-0000-4000-8000-000000000000?secret=word");
    const text = await (await get("/prometheus")).text();
    expect(text).toMatch(
      /assay_http_request_seconds_count\{route="routes\/contracts\.\$contract[^"]*",method="GET",status="4xx"\} \d/,
    );
    expect(text).toContain('assay_jobs{state="queued"} 0');
    expect(text).not.toMatch(/0000-4000|secret|word/);
  });

  it("do not read them through a proxy, unless they have the token", async () => {
    const proxied = { headers: { "X-Forwarded-For": "203.0.113.7" } };
    expect((await fetch(`${server.url}/prometheus`, proxied)).status).toBe(401);
  });
});

describe("an upload", () => {
  it("is answered with the page of its job", async () => {
    const response = await upload('{"id":"a","prompt":"p","responses":[{"text":"x"},{"text":"y"}],"judgments":[]}\n');
    expect(response.status).toBe(200);
    expect((await response.json()).location).toMatch(/^\/check\/[0-9a-f-]{36}$/);
  });

  it.each([
    ["empty", "", 400, "empty"],
    ["too large", "x".repeat(150_000), 413, "ASSAY_MAX_UPLOAD"],
  ])("that is %s is refused in words and leaves nothing", async (_what, content, status, words) => {
    const response = await upload(content);
    expect(response.status).toBe(status);
    expect((await response.json()).message).toContain(words);
    expect(readdirSync(join(server.data, "vault", "incoming")).length).toBeLessThanOrEqual(1);
  });

  it("for an unknown batch or reader is refused", async () => {
    expect((await upload("x", { batch: "nope" })).status).toBe(404);
    expect((await upload("x", { reader: "preset:nope" })).status).toBe(404);
  });

  it("named like a path stays in the incoming folder, under a name of ours", async () => {
    const response = await upload("{}", {}, "../../../../tmp/evil.jsonl");
    const page = await (await get((await response.json()).location)).text();
    expect(page).not.toContain("../");
    for (const name of readdirSync(join(server.data, "vault", "incoming"))) expect(name).toMatch(/^\d+-[0-9a-f-]{36}$/);
  });
});

describe("what is not there", () => {
  const routes = readdirSync(fileURLToPath(new URL("../../app/routes", import.meta.url)));
  // A pointer may have any plain name before it was ever moved: its page is where it is moved first. Whoever guesses the
  // secret of a vendor's link is held back after eight tries, which `vendor-link.test.ts` walks.
  const everything = ["$", "pointers.$pointer", "for-vendor.$token", "for-vendor.$token_.reports.$report"];
  const paths = routes.filter((name) => name.includes("$") && !everything.includes(name)).map(pathOf);
  const odd = ["0", "-1", "999999999", "abc", "%00", "..%2f..%2fetc%2fpasswd", "'; DROP TABLE items; --", "<script>"];

  it.each(paths)("%s answers 404 for absent and malformed ids, never 500", async (path) => {
    for (const id of odd) {
      const response = await get(path.replaceAll("$", encodeURIComponent(id)));
      expect([path, id, [404, 400].includes(response.status)]).toEqual([path, id, true]);
      expect(await response.text()).not.toContain("<script>alert");
    }
  });

  it("a name that no pointer can have is 404", async () => {
    for (const name of ["%00", "..%2f..%2fetc", "<script>", "a".repeat(200)])
      expect((await get(`/pointers/${encodeURIComponent(name)}`)).status).toBe(404);
  });

  it("an unknown page is a friendly 404", async () => {
    const response = await get("/no/such/page");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Not found");
  });

  it("left nothing on the server's error output", () => {
    expect(server.errors()).toBe("");
  });
});

/** `batches.$batch_.records[.]csv` → `/batches/$/records.csv` */
function pathOf(route: string): string {
  const parts = route
    .replaceAll("[.]", "\u0000")
    .split(".")
    .map((part) => part.replace(/_$/, ""));
  const shown = parts.filter((part) => part !== "_index").map((part) => (part.startsWith("$") ? "$" : part));
  return `/${shown.join("/").replaceAll("\u0000", ".")}`;
}
