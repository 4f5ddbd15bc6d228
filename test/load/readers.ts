/** Readers who open one page after another, each in an order of their own, and think between two. */
import { seededRandom } from "#app/stats/seeded-random.ts";
import type { Get } from "../bench/pages.ts";

interface Reading {
  /** Milliseconds since 1970. */
  until: number;
  get: Get;
  pages: readonly string[];
  readers: number;
  /** Milliseconds between two pages, on average. */
  think: number;
}

/** @returns what each answer took in milliseconds, to its last byte, and every answer that was none. */
export async function readUntil({ until, get, pages, readers, think }: Reading) {
  const waits: number[] = [];
  const faults: string[] = [];
  await Promise.all(
    Array.from({ length: readers }, async (_, reader) => {
      const random = seededRandom(reader + 1);
      while (Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 2 * think * random()));
        const page = pages[Math.floor(random() * pages.length)] ?? "/";
        const started = performance.now();
        try {
          const response = await get(page);
          await response.arrayBuffer();
          if (response.status !== 200) faults.push(`${page} answered ${response.status}`);
        } catch (error) {
          faults.push(`${page} at ${new Date().toISOString()}: ${String(error)}${whyOf(error)}`);
        }
        waits.push(performance.now() - started);
      }
    }),
  );
  return { waits, faults };
}

/** "fetch failed" alone does not tell a closed door from an answer that broke off. */
export function whyOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as (Error & { code?: string }) | undefined) : undefined;
  return cause ? `, ${cause.code ?? ""} ${cause.message}` : "";
}
