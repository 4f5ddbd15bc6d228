/** What happens to whoever waits for a reading thread that is no more. */
import { expect, it } from "vitest";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { Readers } from "#app/ingest/readers.server.ts";

const STOPPED = "The reading thread stopped before the end of the file.";

it("a thread that dies is told to whoever waits for it, and to whoever asks later", async () => {
  const readers = new Readers(1);
  const waiting = readers.next();
  waiting.catch(() => {});
  await readers.stop();
  await expect(waiting).rejects.toThrow(STOPPED);
  await expect(readers.next()).rejects.toThrow(STOPPED);
});

it("a file that cannot be read is told with the system's reason, and the thread reads on", async () => {
  const readers = new Readers(1);
  const request = { reader: null, limits: DEFAULT_LIMITS, segmentFile: null, now: 0 };
  readers.ask({ ...request, file: "/nowhere/at-all.jsonl" });
  await expect(readers.next()).rejects.toThrow("at-all.jsonl");
  readers.ask({ ...request, file: "/nowhere/either.jsonl" });
  await expect(readers.next()).rejects.toThrow("either.jsonl");
  await readers.stop();
});
