import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Status } from "#app/components/status.tsx";
import type { MetricState } from "#app/metrics/metric.ts";

interface InTrainingProps {
  contract: { id: string };
  helping: { headline: string; state: MetricState; word: string; dueWeek: number } | null;
}

/** Whether the data makes the model better, as soon as any run says something of it. */
export function InTraining({ contract, helping }: InTrainingProps) {
  if (!helping) return null;
  const { headline, state, word, dueWeek } = helping;
  return (
    <Section title="In training" actions={<Link href={`/contracts/${contract.id}/helping`}>Week by week</Link>}>
      <p className="prose">
        {headline} Improvement by week {dueWeek}: <Status state={state} word={word} />
      </p>
    </Section>
  );
}
