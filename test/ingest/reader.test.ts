/** What happens to whoever waits for a reading thread that is no more. */
import { expect, it } from "vitest";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { Reader } from "#app/ingest/reader.server.ts";

const STOPPED = "The reading thread stopped before the end of the file.";

it("a thread that dies is told to whoever waits for it, and to whoever asks later", async () => {
  const reader = new Reader();
  const waiting = reader.next();
  waiting.catch(() => {});
  await reader.stop();
  await expect(waiting).rejects.toThrow(STOPPED);
  await expect(reader.next()).rejects.toThrow(STOPPED);
});

it("a file that cannot be read is told with the system's reason, and the thread reads on", async () => {
  const reader = new Reader();
  const request = { reader: null, limits: DEFAULT_LIMITS, segmentFile: null, now: 0 };
  reader.ask({ ...request, file: "/nowhere/at-all.jsonl" });
  reader.ask({ ...request, file: "/nowhere/either.jsonl" });
  await expect(reader.next()).rejects.toThrow("at-all.jsonl");
  await expect(reader.next()).rejects.toThrow("either.jsonl");
  await reader.stop();
});
