/** Takes evaluations in that were pasted, or withdraws the run. */
import { withdraw } from "#app/loop/register-run.server.ts";
import { takeEvaluations } from "#app/loop/take-evaluations.server.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Db } from "#db/client.server.ts";

interface Tools {
  db: Db;
  settings: Settings;
  now(): number;
}

export type SentChange = { ok: false; intent: string; values: Record<string, string>; errors: Record<string, string> };

export async function changeRun(tools: Tools, run: string, form: FormData): Promise<{ ok: true } | SentChange> {
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const refused = (intent: string, errors: Record<string, string>) => ({ ok: false as const, intent, values, errors });
  const { db, settings, now } = tools;
  if (values.intent === "withdraw") {
    const done = await withdraw(db, run, values, now());
    return done.ok ? { ok: true } : refused("withdraw", done.errors);
  }
  const taken = await takeEvaluations(db, { text: values.rows ?? "", run, by: settings.user, now: now() });
  if (taken.kind === "taken") return { ok: true };
  const faults = taken.faults.map(({ line, field, hint }) => `Line ${line}, ${field}: ${hint}`);
  return refused("evaluate", { rows: [taken.message, ...faults].join("\n") });
}
