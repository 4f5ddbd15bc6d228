import { Callout } from "#app/components/callout.tsx";

export function SecretShown({ secret }: { secret: string }) {
  return (
    <Callout tone="pass" title="Keep this secret where the messages arrive; it is shown only now">
      <code className="command">{secret}</code>
      <p>
        Each message carries <code>Assay-Signature: t=SECONDS,v1=HEX</code>, the HMAC-SHA-256 of{" "}
        <code>SECONDS.BODY</code> under this secret. Refuse what is older than five minutes.
      </p>
    </Callout>
  );
}
