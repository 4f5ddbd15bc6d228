import { Section } from "#app/components/section.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { When } from "#app/components/when.tsx";
import type { CommentPage } from "#app/review/talk.server.ts";

/** Newest first, as typed. */
export function Versions({ versions, now }: { versions: CommentPage["versions"]; now: number }) {
  return (
    <Section title="Versions" sub="the newest holds">
      <ol className="turns">
        {versions.toReversed().map(({ n, text, at }) => (
          <li key={n}>
            <p className="sub">
              Version {n}, <When at={at} now={now} withTime />
            </p>
            {text === null ? <p className="sub">Withdrawn.</p> : <TextView text={text} mode="raw" />}
          </li>
        ))}
      </ol>
    </Section>
  );
}
