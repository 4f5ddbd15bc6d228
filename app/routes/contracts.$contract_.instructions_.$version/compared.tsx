import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { WordDiff } from "#app/components/word-diff.tsx";

interface ComparedProps {
  page: { version: string; other: { version: string; body: string } | null; others: string[] };
  body: string;
}

/** Word by word and side by side, against the version before or the one chosen. */
export function Compared({ page: { version, other, others }, body }: ComparedProps) {
  if (others.length === 0) return null;
  return (
    <Section title={other ? `Against ${other.version}` : "Compare"} id="compare">
      <p>
        Compare with{" "}
        {others.map((one) => (
          <span key={one}>
            <Link href={`?against=${encodeURIComponent(one)}#compare`}>version {one}</Link>{" "}
          </span>
        ))}
      </p>
      {other && (
        <>
          <WordDiff before={other.body} after={body} />
          <details>
            <summary>Side by side</summary>
            <div className="form-row">
              <div>
                <h3>{other.version}</h3>
                <TextView text={other.body} mode="rendered" />
              </div>
              <div>
                <h3>{version}</h3>
                <TextView text={body} mode="rendered" />
              </div>
            </div>
          </details>
        </>
      )}
    </Section>
  );
}
