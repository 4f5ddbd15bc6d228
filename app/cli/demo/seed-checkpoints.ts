/** Describes the demo's model versions in the register: family, order, endpoint, and one downtime in the fourth week. */
import { changeOrNote } from "#app/checkpoints/happened.server.ts";
import { registerCheckpoint } from "#app/checkpoints/register.server.ts";
import { knownCheckpoints } from "#db/checkpoints.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const ENGINEER = "Demo engineer";
const NAME = /^(sft-7b)-r(\d+)-([ab])$/;
const DOWN = { model: "sft-7b-r4-a", day: 22, from: 10, hours: 2 };

export async function seedCheckpoints({ db }: Store, contractId: string, startsOn: string): Promise<void> {
  const start = Date.parse(`${startsOn}T00:00:00Z`);
  const tools = (day: number) => ({ db, now: () => start + day * DAY + 9 * HOUR });
  const before = tools(-3);
  for (const { model } of await knownCheckpoints(db, contractId)) {
    const [, family = "", round = "", half = ""] = NAME.exec(model) ?? [];
    const about = `Round ${round}, sampled at temperature ${half === "a" ? "0.7" : "1.0"}.`;
    const endpoint = `Queue collect-${half}; four workers, answers within 20 seconds.`;
    const facts = { family, place: round, about, endpoint, by: ENGINEER };
    await made(changeOrNote(before, { contractId, model, intent: "change" }, facts));
  }
  const next = { model: "sft-7b-r7-a", family: "sft-7b", place: "7", about: "Trained after the last week." };
  await made(registerCheckpoint(tools(40), contractId, { ...next, by: ENGINEER }));
  const at = (hour: number) => new Date(start + DOWN.day * DAY + hour * HOUR).toISOString().slice(0, 16);
  const downtime = { fromAt: at(DOWN.from), toAt: at(DOWN.from + DOWN.hours), note: "A worker ran out of memory." };
  const subject = { contractId, model: DOWN.model, intent: "downtime" };
  await made(changeOrNote(tools(DOWN.day), subject, { ...downtime, by: ENGINEER }));
}

async function made(written: Promise<{ ok: boolean }>): Promise<void> {
  const result = await written;
  if (!result.ok) throw new Error(`The demo's checkpoints failed: ${JSON.stringify(result)}`);
}
