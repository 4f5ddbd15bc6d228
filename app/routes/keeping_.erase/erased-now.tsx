import { Callout } from "#app/components/callout.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { Erased } from "#app/keeping/erase/erase.server.ts";

/** The only page that shows the receipt. */
export function ErasedNow({ erased }: { erased: Erased }) {
  const rows = Object.values(erased.counts).reduce((sum, n) => sum + n, 0);
  return (
    <Callout tone="pass" title={`Erased: in its place stands ${erased.token}`}>
      <p>
        {countOf(rows, "row")} changed, {erased.evidence} of them evidence; {countOf(erased.rewritten, "file")}{" "}
        rewritten and {erased.givenUp} given up.
        {erased.mentions > 0 &&
          ` ${countOf(erased.mentions, "record")} mention it in prompt or responses, see Keeping.`}
        {erased.differing.length > 0 &&
          ` Training files that name annotators have another hash now: ${erased.differing.join("; ")}.`}
        {!erased.compacted && " The database file could not be compacted while others are at work."}
      </p>
      <p>
        The receipt proves later what a redacted row said, to whoever has the row as it was. It is shown only now; keep
        it outside of Assay.
      </p>
      <code className="command">{erased.receipt}</code>
    </Callout>
  );
}
