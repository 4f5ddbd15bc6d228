/** What happens to a checkpoint: approved for collection, the approval ended, its endpoint down, retired, restored. */
import { approvalOf, downtimesOf, type KnownCheckpoint, overlapping, windowText } from "#app/domain/checkpoint.ts";
import {
  appendCheckpointEntry,
  insertCheckpoint,
  knownCheckpoints,
  type NewCheckpointEntry,
} from "#db/checkpoints.server.ts";
import { approveForm, downtimeForm, endForm, errorsOf, restoreForm } from "./forms.ts";
import { measureCheckpointsAgain } from "./measure-again.server.ts";
import {
  type Changed,
  changeCheckpoint,
  endsBefore,
  endsBeforeText,
  refused,
  removeCheckpoint,
  type Tools,
} from "./register.server.ts";

type Happened = Omit<NewCheckpointEntry, "at"> | Changed;
type Reader = (known: KnownCheckpoint, typed: unknown) => Happened;

/** One entry per thing that can happen. */
const READERS: Record<string, Reader> = { approve, end, downtime, retire, restore };

/** @param intent change, delete, or one of {@link READERS} */
export async function changeOrNote(
  tools: Tools,
  { contractId, model, intent }: { contractId: string; model: string; intent: string },
  typed: unknown,
): Promise<Changed> {
  if (intent === "change") return changeCheckpoint(tools, contractId, model, typed);
  if (intent === "delete") return removeCheckpoint(tools, contractId, model);
  const reader = READERS[intent];
  const known = (await knownCheckpoints(tools.db, contractId)).find((one) => one.model === model);
  if (!reader || !known) return refused("form", "There is no such checkpoint.");
  const happened = reader(known, typed);
  if ("ok" in happened) return happened;
  const entry = { ...happened, at: tools.now() };
  if (known.isRegistered) await appendCheckpointEntry(tools.db, contractId, model, entry);
  else {
    const { family, place, about, endpoint } = known;
    const registered = { entry: "registered" as const, note: "", by: entry.by, at: entry.at };
    await insertCheckpoint(tools.db, contractId, { model, family, place, about, endpoint }, [registered, entry]);
  }
  await measureCheckpointsAgain(tools.db, contractId, tools.now());
  return { ok: true };
}

function approve(known: KnownCheckpoint, typed: unknown): Happened {
  const read = approveForm.safeParse(typed);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  const { fromDay, toDay } = read.data;
  const { days, retiredOn } = approvalOf(known);
  if (endsBefore(fromDay, toDay)) return refused("toDay", endsBeforeText(fromDay, toDay));
  if (retiredOn !== null) return refused("form", `It was retired on ${retiredOn}; restore it first.`);
  const other = overlapping(days ?? [], { fromDay, toDay });
  if (other)
    return refused("fromDay", `It is approved ${windowText(other)} already, and the two overlap. End that one first.`);
  return { entry: "approved", ...read.data };
}

function end(known: KnownCheckpoint, typed: unknown): Happened {
  const read = endForm.safeParse(typed);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  return reachesBeyond(known, read.data.toDay)
    ? { entry: "ended", ...read.data }
    : refused("toDay", `No approval of it reaches beyond ${read.data.toDay}.`);
}

function retire(known: KnownCheckpoint, typed: unknown): Happened {
  const read = endForm.safeParse(typed);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  const { retiredOn } = approvalOf(known);
  return retiredOn === null
    ? { entry: "retired", ...read.data }
    : refused("form", `It was retired on ${retiredOn} already.`);
}

function restore(known: KnownCheckpoint, typed: unknown): Happened {
  const read = restoreForm.safeParse(typed);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  return approvalOf(known).retiredOn === null
    ? refused("form", "It is not retired.")
    : { entry: "restored", ...read.data };
}

/** With the same beginning it says again until when, or what. */
function downtime(known: KnownCheckpoint, typed: unknown): Happened {
  const read = downtimeForm.safeParse(typed);
  if (!read.success) return { ok: false, errors: errorsOf(read.error) };
  const { fromAt, toAt } = read.data;
  if (toAt !== null && toAt <= fromAt) return refused("toAt", "The downtime ends before it begins.");
  const until = toAt ?? Number.POSITIVE_INFINITY;
  const other = downtimesOf(known).find((one) => one.from !== fromAt && one.from < until && one.to > fromAt);
  if (other) {
    const since = `${new Date(other.from).toISOString().slice(0, 16).replace("T", " ")} UTC`;
    return refused("fromAt", `It was down from ${since} already, and the two overlap. Record that one with its end.`);
  }
  return { entry: "downtime", ...read.data };
}

function reachesBeyond(known: KnownCheckpoint, day: string): boolean {
  const { days, agreedUntil } = approvalOf(known);
  if (days) return days.some(({ toDay }) => toDay === null || toDay > day);
  return known.agreed !== null && (agreedUntil === null || agreedUntil > day);
}
