import type { BatchView } from "./batch-view.ts";

/** What is worked out of a view once, for all metrics that ask: a view never changes, and what is found lives as long as it. */
export function oncePerView<Found extends object | string>(
  collect: (view: BatchView) => Found,
): (view: BatchView) => Found {
  const known = new WeakMap<BatchView, Found>();
  return (view) => {
    const found = known.get(view) ?? collect(view);
    known.set(view, found);
    return found;
  };
}
