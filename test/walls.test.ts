/** Who may import whom. Reads the import lines and holds the walls of the house. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Rooms of ours that each room may import, besides itself. */
const MAY_IMPORT: Record<string, string[]> = {
  "app/domain": [],
  "app/stats": [],
  "app/metrics": ["app/stats", "app/domain"],
  "app/ingest": ["app/domain", "app/stats", "app/metrics"],
  "app/review": ["app/domain", "app/stats", "app/metrics"],
  "app/release": ["app/domain", "app/stats", "app/metrics", "app/review"],
  "app/calibration": ["app/domain", "app/stats", "app/metrics"],
  "app/loop": ["app/domain", "app/stats", "app/metrics", "app/ingest"],
  "app/inspection": ["app/domain", "app/stats", "app/metrics"],
  "app/contracts": ["app/domain", "app/stats", "app/metrics"],
  "app/checkpoints": ["app/domain", "app/stats", "app/metrics", "app/review"],
  "app/keeping": ["app/domain"],
  "app/people": ["app/domain"],
  "app/operation": ["app/domain"],
  "app/schedule": ["app/domain", "app/stats", "app/metrics"],
  "app/ledger": ["app/domain", "app/stats", "app/metrics", "app/ingest"],
  "app/reports": ["app/domain", "app/stats", "app/metrics", "app/ledger", "app/review", "app/loop"],
  "app/vendors": ["app/domain", "app/stats", "app/metrics"],
  "app/notifications": ["app/domain", "app/operation", "app/people", "app/webhooks"],
  "app/mail": [
    ...["app/domain", "app/reports", "app/review", "app/people", "app/notifications", "app/operation"],
    "app/mail-settings.server.ts",
  ],
  "app/vault": [],
  "app/components": ["app/domain", "app/metrics"],
  db: ["app/domain", "app/metrics"],
};
/** What files that end in .server.ts may import besides. */
const SERVER_MAY_IMPORT: Record<string, string[]> = {
  "app/ingest": ["db", "app/vault", "app/paths.server.ts"],
  "app/review": ["db", "app/vault", "app/ingest"],
  "app/release": ["db", "app/vault", "app/paths.server.ts", "app/operation"],
  "app/calibration": ["db", "app/vault", "app/ingest", "app/review"],
  "app/loop": ["db"],
  "app/inspection": ["db", "app/vault", "app/review"],
  "app/contracts": ["db", "app/vault", "app/review", "app/release"],
  "app/checkpoints": ["db", "app/ingest"],
  "app/keeping": ["db", "app/vault", "app/release"],
  "app/operation": ["db", "app/vault"],
  "app/ledger": ["db", "app/review"],
  "app/vendors": ["db", "app/review", "app/ledger"],
  "app/people": ["db"],
  "app/mail": ["db"],
  "app/notifications": ["db", "app/contracts", "app/ledger", "app/review", "app/schedule"],
  db: ["app/paths.server.ts"],
  "app/reports": ["db", "app/contracts", "app/schedule", "app/calibration", "app/keeping"],
  "app/schedule": ["db", "app/vault", "app/contracts", "app/review"],
};
/** The outside world that pure rooms do without. */
const PURE = ["app/domain", "app/stats", "app/metrics"];
const OUTSIDE = /^(node:|react|@remix-run|drizzle-orm|better-sqlite3|express)/;

interface ImportLine {
  file: string;
  specifier: string;
  typeOnly: boolean;
}

describe("the walls", () => {
  const lines = sourceFiles(["app", "db"]).flatMap(importsOf);

  it("each room imports only what it may", () => {
    const breaches = lines.filter(breaksWall).map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(breaches).toEqual([]);
  });

  it("domain, stats and metrics know no framework, database or Node", () => {
    const breaches = lines.filter(
      ({ file, specifier }) => PURE.some((room) => file.startsWith(`${room}/`)) && OUTSIDE.test(specifier),
    );
    expect(breaches).toEqual([]);
  });

  it("every transaction takes the write lock first: only inTransaction begins one", () => {
    const others = sourceFiles(["app", "db"])
      .filter((file) => file !== "db/client.server.ts")
      .filter((file) => /\.transaction\(/.test(readFileSync(join(root, file), "utf8")));
    expect(others).toEqual([]);
  });

  it("nothing imports routes or the command line", () => {
    const breaches = lines.filter(
      ({ file, specifier }) =>
        /^app\/(routes|cli)\//.test(targetOf(file, specifier)) &&
        !file.startsWith("app/routes/") &&
        !file.startsWith("app/cli/"),
    );
    expect(breaches).toEqual([]);
  });

  it("every file that opens the database, the vault or a socket ends in .server.ts", () => {
    const breaches = lines.filter(
      ({ file, specifier, typeOnly }) =>
        !typeOnly &&
        /^(better-sqlite3|express|node:(fs|net|http|worker_threads|fs\/promises))$/.test(specifier) &&
        !/\.server\.tsx?$/.test(file) &&
        !/^(app\/(build|compress)\.js|app\/cli\/|db\/demo\/)/.test(file),
    );
    expect(breaches.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });
});

function breaksWall({ file, specifier, typeOnly }: ImportLine): boolean {
  const room = roomOf(file);
  const target = targetOf(file, specifier);
  const allowed = MAY_IMPORT[room];
  if (!allowed || target === "" || roomOf(target) === room || target.startsWith(`${room}/`)) return false;
  // Types leave nothing behind in the built code; the database describes what ingest hands it.
  if (typeOnly && room === "db") return false;
  const more = /\.server\.tsx?$/.test(file) ? (SERVER_MAY_IMPORT[room] ?? []) : [];
  return ![...allowed, ...more].some((one) => target === one || target.startsWith(`${one}/`));
}

function roomOf(file: string): string {
  if (file.startsWith("db/")) return "db";
  return file.split("/").slice(0, 2).join("/");
}

/** Path from the root for an import of ours; "" for a package. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith("#app/") || specifier.startsWith("#db/")) return specifier.slice(1);
  if (specifier.startsWith(".")) return relative(root, join(root, file, "..", specifier));
  return "";
}

function importsOf(file: string): ImportLine[] {
  const text = readFileSync(join(root, file), "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']/gms);
  return [...statements].map(([whole, type, specifier = ""]) => ({
    file,
    specifier,
    typeOnly: type !== undefined || /^(?:import|export)\s+\{(\s*type\s[^,}]*,?)+\s*\}/s.test(whole),
  }));
}

function sourceFiles(folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((name) => /\.(ts|tsx|js)$/.test(name) && statSync(join(root, name)).isFile()),
  );
}
