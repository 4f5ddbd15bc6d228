import { LinkButton } from "#app/components/button.tsx";
import { countOf } from "#app/domain/figure.ts";
import { type FlagThese, saveSliceHref } from "#app/review/flag-these.ts";

/** What can be done with everything the filter finds. */
export function TheseRecords({ batchId, these, total }: { batchId: string; these: FlagThese; total: number }) {
  if ("why" in these) return these.why === "" ? null : <p className="sub">{these.why}</p>;
  return (
    <div className="form-actions">
      <LinkButton look="quiet" href={these.href}>
        Flag {total === 1 ? "this record" : `these ${countOf(total, "record")}`}
      </LinkButton>
      {these.slice !== null && (
        <LinkButton look="quiet" href={saveSliceHref(batchId, these.slice)}>
          Save this slice
        </LinkButton>
      )}
    </div>
  );
}
