import { Callout } from "#app/components/callout.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { newSlicePage } from "#app/review/new-slice-page.server.ts";

type Page = NonNullable<Awaited<ReturnType<typeof newSlicePage>>>;

/** How much of the week is in it; nothing, everything and a predicate that has a name already are said. */
export function SliceExtent({ page: { numbers, week, known, slice } }: { page: Page }) {
  if (slice === "")
    return (
      <Callout tone="fail" title="This slice names no dimension.">
        <p>Filter the records first, then save what is shown.</p>
      </Callout>
    );
  if (!numbers) return <p className="sub">Nothing was delivered for this week yet.</p>;
  const { whole, batch } = numbers;
  return (
    <>
      <p>
        Week {week}: {groupDigits(whole.judgments)} of {countOf(batch.judgments, "judgment")} on{" "}
        {groupDigits(whole.items)} of {countOf(batch.items, "record")}.
      </p>
      {whole.items === 0 && <Callout tone="fail" title="No judgment of the week is in it; it cannot be saved." />}
      {whole.judgments > 0 && whole.judgments === batch.judgments && (
        <Callout tone="warn" title="This slice holds every judgment of the week.">
          <p>It can be saved, but says nothing that the batch does not.</p>
        </Callout>
      )}
      {known && (
        <p>
          The same predicate is saved as <a href={`/slices/${known.id}`}>{known.name}</a>.
        </p>
      )}
    </>
  );
}
