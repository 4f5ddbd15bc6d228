import { Callout } from "#app/components/callout.tsx";

/** A link that lets somebody in once, on the only page that ever shows it. */
export function LinkShown({ link }: { link: string }) {
  return (
    <Callout tone="pass" title="Pass this link on; it is shown only now">
      <code className="command">{link}</code>
      <p>It lets in whoever opens it first. A new link for the same person ends this one.</p>
    </Callout>
  );
}
