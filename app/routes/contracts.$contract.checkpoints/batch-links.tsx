import { Link } from "#app/components/link.tsx";

/** Links to the weeks that were collected with a model. */
export function BatchLinks({ batches }: { batches: readonly { week: number; batchId: string }[] }) {
  if (batches.length === 0) return null;
  return batches.map(({ week, batchId }) => (
    <span key={batchId}>
      <Link href={`/batches/${batchId}`}>week {week}</Link>{" "}
    </span>
  ));
}
