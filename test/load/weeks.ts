/** One week after the other as ops and a training job live through it: uploaded, decided, released, read back. */
import { apiClient } from "#app/api/client.ts";
import { benchItems } from "#db/demo/bench.ts";
import { whyOf } from "./readers.ts";

interface Living {
  /** Milliseconds since 1970: no week begins after it. */
  until: number;
  url: string;
  token: string;
  /** Of each delivery. */
  items: number;
  /** Milliseconds between two weeks. */
  pause: number;
}

/** Of one contract, the most that a schedule holds. */
const WEEKS = 52;

/** @returns seconds that each step took, and whatever did not end as it should. */
export async function weeksUntil({ until, url, token, items, pause }: Living) {
  const call = apiClient(url, token);
  const seconds = new Map<string, number[]>();
  const faults: string[] = [];
  const timed = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await run();
    seconds.set(name, [...(seconds.get(name) ?? []), (performance.now() - started) / 1000]);
    return value;
  };
  let batches: string[] = [];
  for (let week = 0; Date.now() < until; week += 1)
    try {
      if (week % WEEKS === 0) batches = await contract(call, week, items);
      const batch = batches[week % WEEKS] ?? "";
      const body = [...benchItems(items, week + 1)].join("");
      const job = await timed("upload", () =>
        call("POST /batches/{batch}/deliveries", { params: { batch }, query: { name: "week.jsonl" }, body }),
      );
      const state = await timed("ingest", () => ended(call, job.id));
      if (state !== "done") throw new Error(`The job of week ${week + 1} ended as ${state}.`);
      const decision = { commercial: "accept", training: "include", reason: "As agreed." } as const;
      await timed("decide", () => call("POST /batches/{batch}/decisions", { params: { batch }, body: decision }));
      const name = `load-${week + 1}`;
      const release = await timed("release", () => released(call, name, batch));
      const params = { release, format: "trl-preference" };
      const file = await timed("export", async () => {
        const response = await call("GET /releases/{release}/files/{format}", { params });
        return (await response.arrayBuffer()).byteLength;
      });
      if (file === 0) faults.push(`The export of week ${week + 1} is empty.`);
      await new Promise((resolve) => setTimeout(resolve, Math.min(pause, Math.max(0, until - Date.now()))));
    } catch (error) {
      faults.push(`week ${week + 1} at ${new Date().toISOString()}: ${String(error)}${whyOf(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  return { seconds, faults };
}

type Call = ReturnType<typeof apiClient>;

async function contract(call: Call, week: number, items: number): Promise<string[]> {
  const body = {
    ...{ vendor: "Larkfield Annotation", title: `Load ${week / WEEKS + 1}`, currency: "USD" },
    ...{ unit: "comparison" as const, committedUnits: WEEKS * items, startsOn: new Date().toISOString().slice(0, 10) },
    ...{ tiers: [{ fromUnit: 1, unitPrice: "0.50" }], ramp: Array(WEEKS).fill(items) },
    ...{ feedback: { kind: "likert" as const, points: 5 }, approvedModels: [], rejectionWindowDays: 10 },
  };
  await call("POST /contracts", { body });
  for (let cursor: string | undefined; ; ) {
    const page = await call("GET /contracts", { query: { limit: 100, cursor } });
    const made = page.items.find(({ title }) => title === body.title);
    if (made) {
      const { items: found } = await call("GET /contracts/{contract}/batches", {
        params: { contract: made.id },
        query: { limit: 100 },
      });
      return found.sort((a, b) => a.week - b.week).map(({ id }) => id);
    }
    if (!page.next) throw new Error("The contract is not there.");
    cursor = page.next;
  }
}

/** A large release is a job: once it is done the release has its name. */
async function released(call: Call, name: string, batch: string): Promise<string> {
  const { release, job } = await call("POST /releases", { body: { name, batches: [batch] } });
  if (release) return release.id;
  if (job) await ended(call, job.id);
  const { items } = await call("GET /releases", { query: { limit: 100 } });
  const made = items.find((one) => one.name === name);
  if (!made) throw new Error(`The release ${name} is not there.`);
  return made.id;
}

async function ended(call: Call, job: string): Promise<string> {
  for (;;) {
    const { state } = await call("GET /jobs/{job}", { params: { job } });
    if (state !== "queued" && state !== "running") return state;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
