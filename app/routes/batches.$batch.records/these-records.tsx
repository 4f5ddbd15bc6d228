import { LinkButton } from "#app/components/button.tsx";
import { type FlagThese, saveSliceHref } from "#app/review/flag-these.ts";
import { FlagRecords } from "../flag-parts/flag-records.tsx";

/** What can be done with everything the filter finds. */
export function TheseRecords({ batchId, these, total }: { batchId: string; these: FlagThese; total: number }) {
  return (
    <FlagRecords these={these} total={total}>
      {"slice" in these && these.slice !== null && (
        <LinkButton look="quiet" href={saveSliceHref(batchId, these.slice)}>
          Save this slice
        </LinkButton>
      )}
    </FlagRecords>
  );
}
