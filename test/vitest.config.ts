import { defineConfig } from "vitest/config";
import { LongestFirst } from "./support/longest-first.ts";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  esbuild: { jsx: "automatic" },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    globalSetup: ["test/support/build-threads.ts"],
    setupFiles: ["test/support/console-is-silent.ts"],
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: "forks",
    // Files of a worker share their modules: loading them anew for each file was a third of the time. No test changes a
    // module's state, and there are no mocks that would.
    isolate: false,
    // Two files at a time even on two cores: the browser tests wait for pages as often as they compute.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ["default"],
  },
});
