/** Which run another one is held against. */
export interface ReferableRun {
  id: string;
  kind: "main" | "ablation" | "base";
  releaseId: string | null;
  baseCheckpoint: string;
  method: string;
  at: number;
  withdrawal: unknown;
}

/** The reference for a checkpoint; null when it was never registered. */
export function baseOf<Run extends ReferableRun>(run: Pick<Run, "baseCheckpoint">, runs: readonly Run[]): Run | null {
  return (
    runs.find((one) => one.kind === "base" && !one.withdrawal && one.baseCheckpoint === run.baseCheckpoint) ?? null
  );
}

/** The newest run on the whole of the same release, from the same checkpoint by the same method; null without one. */
export function wholeOf<Run extends ReferableRun>(run: Run, runs: readonly Run[]): Run | null {
  const same = runs.filter(
    (one) =>
      one.kind === "main" &&
      !one.withdrawal &&
      one.releaseId === run.releaseId &&
      one.baseCheckpoint === run.baseCheckpoint &&
      one.method === run.method,
  );
  return newestOf(same);
}

/** By time, then by id, so that two at the same instant are not a matter of chance. */
export function newestOf<Run extends Pick<ReferableRun, "at" | "id">>(runs: readonly Run[]): Run | null {
  return [...runs].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))[0] ?? null;
}
