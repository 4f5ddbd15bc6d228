import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";

/** The only page that shows the receipt. */
export function Receipt({ receipt, jobId }: { receipt: string; jobId: string }) {
  return (
    <Callout tone="pass" title="It is being erased">
      <p>
        The receipt proves later what a redacted row said, to whoever has the row as it was. It is shown only now; keep
        it outside of Assay before you go on.
      </p>
      <code className="command">{receipt}</code>
      <p>
        <LinkButton href={`/jobs/${jobId}`}>See how far it is</LinkButton>
      </p>
    </Callout>
  );
}
