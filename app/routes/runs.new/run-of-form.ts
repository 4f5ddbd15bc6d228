/** What was typed, and the run it means: without a release the base checkpoint, with weeks left out an ablation. */
export function runOfForm(form: FormData) {
  const values: Record<string, string> = Object.fromEntries(
    [...form].filter(([name]) => name !== "leftOut").map(([name, value]) => [name, String(value)]),
  );
  const leftOut = form.getAll("leftOut").map(String);
  const kind = !values.release ? "base" : leftOut.length > 0 ? "ablation" : "main";
  return { values, leftOut, run: { ...values, kind, leftOut } };
}
