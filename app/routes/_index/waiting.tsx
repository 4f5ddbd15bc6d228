import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { WaitingBatch } from "#app/review/urgency.ts";
import { RightToReject } from "./right-to-reject.tsx";

export function Waiting({ batches }: { batches: readonly WaitingBatch[] }) {
  return (
    <Table
      caption="Waiting, worst first"
      sub="by state, then by the right to reject that ends first"
      rows={batches}
      rowKey={(batch) => batch.batchId}
      rowHref={(batch) => `/batches/${batch.batchId}`}
      empty={
        <EmptyState title="Nothing waits for a decision.">
          Every delivery is decided. Weeks that are due or late are listed below.
        </EmptyState>
      }
      columns={[
        {
          key: "batch",
          header: "Batch",
          render: (batch) => (
            <>
              {batch.vendor} · week {batch.week}
            </>
          ),
        },
        { key: "contract", header: "Contract", render: (batch) => batch.contract },
        {
          key: "state",
          header: "State",
          render: (batch) => <Status state={batch.state ?? "insufficient"} word={batch.state ?? "not measured"} />,
        },
        {
          key: "units",
          header: "Delivered of expected",
          numeric: true,
          render: (batch) => `${groupDigits(batch.units)} of ${groupDigits(batch.expectedUnits)}`,
        },
        {
          key: "recommended",
          header: "Recommended",
          render: (batch) =>
            batch.awaiting ? (
              <Awaiting {...batch.awaiting} currency={batch.currency} />
            ) : (
              batch.recommended && <Recommended {...batch.recommended} onHold={batch.onHold} />
            ),
        },
        { key: "because", header: "Because", stack: true, render: (batch) => <Reasons because={batch.because} /> },
        { key: "window", header: "Right to reject", render: (batch) => <RightToReject window={batch.window} /> },
        {
          key: "stake",
          header: "At stake",
          numeric: true,
          render: (batch) =>
            batch.window.deemedAcceptedAt === null ? (
              <Money minor={batch.atStakeMinor} currency={batch.currency} />
            ) : (
              <>
                <Money minor={batch.atStakeMinor} currency={batch.currency} />{" "}
                <span className="sub">owed by silence</span>
              </>
            ),
        },
        { key: "next", header: "Next", render: (batch) => <Next {...batch} /> },
      ]}
    />
  );
}

/** The one thing to do about it. */
function Next({ batchId, awaiting }: WaitingBatch) {
  if (awaiting) return <Link href={`/decisions/${awaiting.decisionId}/approve`}>Approve, or decline</Link>;
  return <Link href={`/batches/${batchId}/decide`}>Decide</Link>;
}

function Recommended({ commercial, training, onHold }: NonNullable<WaitingBatch["recommended"]> & { onHold: boolean }) {
  return (
    <span>
      {COMMERCIAL_CHOICES[commercial].title.toLowerCase()} · {TRAINING_CHOICES[training].title.toLowerCase()}
      {onHold && <span className="sub"> (held)</span>}
    </span>
  );
}

/** Signed once. */
function Awaiting({
  commercial,
  training,
  signer,
  valueMinor,
  currency,
}: NonNullable<WaitingBatch["awaiting"]> & { currency: string }) {
  return (
    <span>
      awaiting a second approver
      <span className="sub">
        {" "}
        ({COMMERCIAL_CHOICES[commercial].title.toLowerCase()} · {TRAINING_CHOICES[training].title.toLowerCase()}, signed
        by {signer}, moves <Money minor={valueMinor} currency={currency} />)
      </span>
    </span>
  );
}

function Reasons({ because }: { because: readonly string[] }) {
  return (
    <ul className="reasons">
      {because.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
