import { Callout } from "#app/components/callout.tsx";
import { Link } from "#app/components/link.tsx";
import { type LackingRight, lackText, RELEASE_USES } from "#app/domain/terms/rights.ts";
import type { Manifest } from "#app/release/manifest.ts";

/** What the release was made for, and which of its contracts did not give the right to it, then and today. */
export function MarkedUse({ use, today }: { use: Manifest["use"]; today: LackingRight[] }) {
  if (!use) return null;
  const { title } = RELEASE_USES[use.for];
  if (use.lacking.length === 0 && today.length === 0)
    return <Callout tone="pass" title={`Marked for: ${title}. Every contract in it gives the right.`} />;
  return (
    <Callout
      tone="fail"
      title={
        use.lacking.length > 0
          ? `Marked for: ${title}, without the right to it.`
          : `Marked for: ${title}. A contract has since lost the right.`
      }
    >
      {use.override && <p>Made all the same: {use.override}</p>}
      {(use.lacking.length > 0 ? use.lacking : today).map((lack) => (
        <p key={lack.contract}>
          {lackText(use.for, lack)}{" "}
          <Link href={`/contracts/${lack.contract}/terms/${RELEASE_USES[use.for].right.kind}`}>The term</Link>
        </p>
      ))}
      {use.lacking.length > 0 && today.length === 0 && <p>Today every contract in it gives the right.</p>}
    </Callout>
  );
}
