/** A disk that fills up under the running server: it says so, goes on answering, and takes the same file once there is room. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { benchItems } from "#db/demo/bench.ts";
import { aDesk } from "#test/support/assay-command.ts";
import { startServer, type TestServer } from "#test/support/server.ts";

const disk = mkdtempSync(join(tmpdir(), "assay-disk-"));
const mounted = mount(disk);
if (!mounted) console.log("SKIPPED: a full disk is tried only where a small file system can be mounted.");

const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: "Small disk",
  currency: "USD",
  unit: "comparison",
  committedUnits: 4_000,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  weeks: [{ week: 1, phase: "production", dueOn: "2026-10-12", expectedUnits: 4_000 }],
  feedback: { kind: "likert", points: 8 },
  rejectionWindowDays: 10,
};

let server: TestServer;

describe.skipIf(!mounted)("a disk that is full", () => {
  beforeAll(async () => {
    server = await startServer({ ASSAY_DATA: join(disk, "data") });
  });
  afterAll(async () => {
    await server?.stop();
    desk.dispose();
    execFileSync("umount", [disk]);
    rmSync(disk, { recursive: true });
  });

  const desk = aDesk({ ASSAY_DATA: join(disk, "data") });
  const contract = desk.file("contract.json", JSON.stringify(CONTRACT));
  const content = [...benchItems(4_000)].join("\n");
  const filler = join(disk, "filler");
  const fill = (leave: number) => {
    const { bavail, bsize } = statfsSync(disk);
    try {
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
    } catch (error) {
      // The server wrote meanwhile: then there is no room left either.
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  };

  it("refuses an upload with a sentence and keeps nothing of it", async () => {
    fill(1024 * 1024);
    const answer = await upload(content);
    expect(answer).toEqual({ status: 507, message: "The disk is full. Nothing was kept." });
    expect(readdirSync(join(disk, "data/vault/incoming"))).toEqual([]);
  });

  it("is not ready and goes on answering", async () => {
    rmSync(filler);
    fill(0);
    expect(await readiness()).toEqual({ status: 503, bad: ["vault", "room"] });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await server.fetch("/contracts")).status).toBe(200);
  });

  it("ends a job in the middle with the reason, and stores nothing", async () => {
    rmSync(filler);
    await desk.run("contract", "create", "--file", contract);
    // Room for the file and the beginning of its rows.
    fill(Buffer.byteLength(content) + 300 * 1024);
    const ran = await desk.run("ingest", desk.file("week.jsonl", content), "--contract", "Small disk", "--week", "1");
    expect(ran.stderr).toContain("The disk is full");
    expect(ran.code).toBe(2);
  });

  it("takes the same file once there is room, and everything verifies", async () => {
    rmSync(filler);
    const ran = await desk.run("ingest", join(desk.folder, "week.jsonl"), "--contract", "Small disk", "--week", "1");
    expect(ran.stderr).toContain("4000 items");
    expect(ran.code).toBe(0);
    expect((await desk.run("verify")).code).toBe(0);
    expect(server.errors()).toBe("");
  });
});

async function upload(text: string) {
  const form = new FormData();
  form.append("file", new Blob([text]), "week.jsonl");
  const headers = { Origin: server.url, Accept: "application/json" };
  const response = await server.fetch("/uploads", { method: "POST", body: form, headers });
  return { status: response.status, ...((await response.json()) as object) };
}

async function readiness() {
  const response = await fetch(`${server.url}/readyz`);
  const { checks } = (await response.json()) as { checks: { name: string; ok: boolean }[] };
  return { status: response.status, bad: checks.filter(({ ok }) => !ok).map(({ name }) => name) };
}

function mount(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
