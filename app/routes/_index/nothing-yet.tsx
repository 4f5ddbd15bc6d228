import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";

/** The first screen of an empty desk teaches the three ways to begin. */
export function NothingYet() {
  return (
    <div className="sections">
      <EmptyState
        title="Check a file before anything else."
        action={<LinkButton href="/check">Check a file</LinkButton>}
      >
        Drop any file of preference data and read the whole report: verdict, quarantined rows, every metric with its
        interval. Nothing is kept.
      </EmptyState>
      <EmptyState
        title="No contract yet."
        action={
          <LinkButton href="/contracts/new" look="quiet">
            Create a contract
          </LinkButton>
        }
      >
        A contract says who delivers what by when, at which price and against which criteria. Its weeks then wait here
        for their files.
      </EmptyState>
      <EmptyState title="Or look at a filled desk." command="npx assay demo">
        Makes four contracts with six weeks of deliveries, faults planted in them, and one week waiting for a decision.
      </EmptyState>
    </div>
  );
}
