import { Status } from "#app/components/status.tsx";
import { CLAIM_STATES, CLAIM_WORDS } from "#app/loop/claim-words.ts";
import type { Claim } from "#app/loop/compare-runs.ts";

export function ClaimStatus({ claim, words = CLAIM_WORDS }: { claim: Claim; words?: Record<Claim, string> }) {
  return <Status state={CLAIM_STATES[claim]} word={words[claim]} />;
}
