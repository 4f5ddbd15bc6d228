/** What the forms of a round ask for: items, another rule, or its end. */

import { addContractGold, addGoldOfBatch } from "#app/calibration/add-items.server.ts";
import { closeRound, setRule } from "#app/calibration/round.server.ts";
import type { Tools } from "#app/http/context.server.ts";
import { ruleOfValues, ruleValues } from "../calibration-parts/rule-of-form.ts";

type Changed =
  | { kind: "done"; anchor: string }
  | { kind: "refused"; intent: string; errors: Record<string, string>; message: string | null };

export async function changeRound(context: Tools, roundId: string, form: URLSearchParams): Promise<Changed> {
  const intent = form.get("intent") ?? "";
  const say = (field: string, message: string): Changed =>
    field === ""
      ? { kind: "refused", intent, errors: {}, message }
      : { kind: "refused", intent, errors: { [field]: message }, message: null };
  if (intent === "rule") {
    const { rule, errors } = ruleOfValues(ruleValues(form));
    if (!rule) return { kind: "refused", intent, errors, message: null };
    const done = await setRule(context.db, roundId, rule);
    return done.kind === "refused" ? say(done.field, done.message) : { kind: "done", anchor: "#rule" };
  }
  if (intent === "close") {
    const note = form.get("note") ?? "";
    const nextInstructionVersion = form.get("nextInstructionVersion");
    const by = context.settings.user;
    const done = await closeRound(context.db, { roundId, note, nextInstructionVersion, by, now: context.now() });
    return done.kind === "refused" ? say(done.field, done.message) : { kind: "done", anchor: "" };
  }
  const source = form.get("source") ?? "";
  const asked = (form.get("want") ?? "").trim();
  if (asked !== "" && !/^[1-9]\d{0,3}$/.test(asked))
    return say("want", "A whole number, or nothing for what the rule asks for.");
  const want = asked === "" ? null : Number(asked);
  const done =
    source === "gold"
      ? await addContractGold(context, roundId, want)
      : await addGoldOfBatch(context, roundId, source, want);
  if (done.kind === "refused") return say(done.field === "batch" ? "source" : done.field, done.message);
  return { kind: "done", anchor: "" };
}
