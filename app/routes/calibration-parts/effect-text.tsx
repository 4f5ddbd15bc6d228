import { type EffectOutcome, effectCaveat, effectSentence } from "#app/calibration/effect.ts";
import { Callout } from "#app/components/callout.tsx";

const TONES = { rose: "pass", fell: "fail", same: "insufficient", "too-few": "insufficient" } as const;

/** The difference with its interval, and what it cannot mean. */
export function EffectText({ outcome }: { outcome: EffectOutcome }) {
  const tone = outcome.kind === "estimate" ? TONES[outcome.verdict] : "insufficient";
  return (
    <Callout tone={tone} title={effectSentence(outcome)}>
      {outcome.kind === "estimate" && <p>{effectCaveat(outcome)}</p>}
    </Callout>
  );
}
