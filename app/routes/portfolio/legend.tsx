import { Facts } from "#app/components/facts.tsx";
import { Section } from "#app/components/section.tsx";
import { OUTCOME_LOOKS, OUTCOMES } from "#app/reports/outcome.ts";

/** What each letter means. */
export function Legend() {
  return (
    <Section title="What the letters mean">
      <Facts
        facts={OUTCOMES.map((outcome) => {
          const { letter, word, about } = OUTCOME_LOOKS[outcome];
          return { label: `${letter}  ${word}`, value: about };
        })}
      />
    </Section>
  );
}
