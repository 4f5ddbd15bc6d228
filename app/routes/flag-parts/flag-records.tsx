import type { ReactNode } from "react";
import { LinkButton } from "#app/components/button.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { FlagThese } from "#app/review/flag-these.ts";

interface FlagRecordsProps {
  these: FlagThese;
  /** Records. */
  total: number;
  /** What else can be done with them. */
  children?: ReactNode;
}

/** Flags everything that a list shows, or says why it cannot. */
export function FlagRecords({ these, total, children }: FlagRecordsProps) {
  if ("why" in these) return these.why === "" ? null : <p className="sub">{these.why}</p>;
  return (
    <div className="form-actions">
      <LinkButton look="quiet" href={these.href}>
        Flag {total === 1 ? "this record" : `these ${countOf(total, "record")}`}
      </LinkButton>
      {children}
    </div>
  );
}
