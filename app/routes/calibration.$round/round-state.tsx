import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { Callout } from "#app/components/callout.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { When } from "#app/components/when.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { EffectText } from "../calibration-parts/effect-text.tsx";

/** The verdict of the round in a sentence, what it lacks, and what changed since the one before. */
export function RoundState({ page, now }: { page: RoundPage; now: number }) {
  const { round, problems, facts, effect } = page;
  return (
    <>
      {round.closure && (
        <Callout tone="pass" title={`Closed by ${round.closure.closedBy}.`}>
          <p>
            <When at={round.closure.closedAt} now={now} />
            {round.closure.nextInstructionVersion && (
              <>; instructions {round.closure.nextInstructionVersion} after it</>
            )}
          </p>
          <p>{round.closure.note}</p>
        </Callout>
      )}
      {problems.length > 0 && (
        <Callout tone="warn" title={problems[0]}>
          {problems.slice(1).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Callout>
      )}
      {facts.answers > 0 && problems.length === 0 && <Callout tone={toneOf(page)} title={verdictOf(page)} />}
      {effect && (
        <Section
          title={`Since round ${effect.before.number}`}
          sub={`instructions ${effect.before.instructionVersion ?? "not named"} before, ${round.instructionVersion ?? "not named"} now`}
          actions={<Link href={`/calibration/${effect.before.id}`}>Round {effect.before.number}</Link>}
        >
          <EffectText outcome={effect.outcome} />
        </Section>
      )}
    </>
  );
}

function verdictOf({ results }: RoundPage): string {
  const { passed, failed, takers } = results;
  const waiting = takers.length - passed - failed;
  const rest = waiting > 0 ? `; ${countOf(waiting, "has", "have")} not answered enough` : "";
  return `${groupDigits(passed)} of ${countOf(takers.length, "person", "people")} passed, ${groupDigits(failed)} failed${rest}.`;
}

function toneOf({ results }: RoundPage): "pass" | "warn" | "insufficient" {
  if (results.failed > 0) return "warn";
  return results.passed > 0 ? "pass" : "insufficient";
}
