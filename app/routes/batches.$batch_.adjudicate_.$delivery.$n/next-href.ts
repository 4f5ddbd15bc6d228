/** The next contested item with the same two people, or back to the list. */
export function nextHref(
  batchId: string,
  next: { deliveryId: number; n: number } | null,
  { agreedBy, secondedBy }: { agreedBy: string; secondedBy: string },
): string {
  const base = `/batches/${batchId}/adjudicate`;
  if (!next) return base;
  return `${base}/${next.deliveryId}/${next.n}?${new URLSearchParams({ by: agreedBy.trim(), second: secondedBy.trim() })}`;
}
