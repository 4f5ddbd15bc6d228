import { Callout } from "#app/components/callout.tsx";
import { Money } from "#app/components/money.tsx";
import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import type { newFlagPage } from "#app/review/new-flag-page.server.ts";

type Page = NonNullable<Awaited<ReturnType<typeof newFlagPage>>>;

const NAMED = 12;

/** What is flagged, in numbers, before it is; a slice of nothing or of everything is said loudly. */
export function FlagExtent({ page: { abouts, numbers, subjectKind } }: { page: Page }) {
  if (abouts.length === 0)
    return (
      <Callout tone="fail" title="Nothing is ticked.">
        <p>Go back and tick at least one of the list.</p>
      </Callout>
    );
  if (!numbers) return <p className="sub">Nothing was delivered for this week yet.</p>;
  const { whole, batch, unit, currency } = numbers;
  return (
    <>
      {abouts.length > 1 && (
        <p>
          {abouts.slice(0, NAMED).join("; ")}
          {abouts.length > NAMED && ` and ${groupDigits(abouts.length - NAMED)} more`}
        </p>
      )}
      <p>
        {groupDigits(whole.judgments)} of {countOf(batch.judgments, "judgment")} on{" "}
        <b>{countOf(whole.items, "record")}</b> of {groupDigits(batch.items)}: {countOf(whole.units, unit)},{" "}
        <Money minor={whole.minor} currency={currency} /> (
        {percentText(batch.minor === 0 ? 0 : whole.minor / batch.minor)} of the batch).
      </p>
      {whole.items === 0 && <Callout tone="fail" title="The batch holds nothing of this kind; it cannot be flagged." />}
      {subjectKind !== "batch" && whole.judgments > 0 && whole.judgments === batch.judgments && (
        <Callout tone="warn" title="This is every judgment of the batch.">
          <p>Flag the whole batch instead, or narrow the filter.</p>
        </Callout>
      )}
    </>
  );
}
