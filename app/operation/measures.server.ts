/** What the server counts of itself, in the text format of Prometheus. No label holds what a person wrote or sent. */
import { statSync } from "node:fs";
import { count } from "drizzle-orm";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { JOB_STATES } from "#app/domain/states.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { jobs } from "#db/schema.ts";
import { freeBytes } from "./health.server.ts";

export interface Measures {
  /** Seconds that a request of a kind of page took. */
  answered(route: string, method: string, status: number, seconds: number): void;
  text(): Promise<string>;
  contentType: string;
}

/** Seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

/** @param lastBackup UTC milliseconds of the last whole backup; null = there is none. */
export function measuresOf(db: Db, vault: Vault, lastBackup: () => number | null): Measures {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "assay_http_request_seconds",
    help: "Time from a request to the end of its answer, by kind of page.",
    labelNames: ["route", "method", "status"],
    buckets: BOUNDS,
    registers,
  });
  new Gauge({
    name: "assay_jobs",
    help: "Jobs by state.",
    labelNames: ["state"],
    registers,
    async collect() {
      const rows = await db.select({ state: jobs.state, n: count() }).from(jobs).groupBy(jobs.state);
      for (const state of JOB_STATES) this.set({ state }, rows.find((row) => row.state === state)?.n ?? 0);
    },
  });
  new Gauge({
    name: "assay_database_bytes",
    help: "Size of the database file.",
    registers,
    collect() {
      this.set(statSync(db.$client.name, { throwIfNoEntry: false })?.size ?? 0);
    },
  });
  new Gauge({
    name: "assay_free_bytes",
    help: "Room left where the vault lies.",
    registers,
    async collect() {
      this.set(await freeBytes(vault));
    },
  });
  new Gauge({
    name: "assay_last_backup_seconds",
    help: "When the last whole backup was made, in seconds since 1970; 0 = never.",
    registers,
    collect() {
      this.set((lastBackup() ?? 0) / 1000);
    },
  });
  return {
    answered(route, method, status, seconds) {
      const kind = METHODS.has(method) ? method : "other";
      requests.observe({ route, method: kind, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
