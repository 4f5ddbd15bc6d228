import { Callout } from "#app/components/callout.tsx";

/** On the only page that ever shows them. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Callout tone="pass" title="Keep these recovery codes; they are shown only now">
      <p>Each lets you in once in place of the app. Print them, or put them where your passphrase is not.</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
