/** What the form of a plan, or the command line, asks for. Shares are typed as percentages. */
import { DEFECT_CLASSES, PLAN_KINDS, type PlanKind } from "#app/domain/inspection.ts";
import { type ClassLimits, DEFAULT_GOOD, DEFAULT_LIMITS, type PlanRequest } from "./make-plan.ts";

export interface PlanForm {
  kind: PlanKind;
  /** By field, as typed, with the defaults where nothing was asked. */
  values: Record<string, string>;
  errors: Record<string, string>;
  request: Omit<PlanRequest, "severity">;
}

const RISKS = { alpha: 5, beta: 10, confidence: 95 } as const;

/** Without `plan` everything is at its default; with it an empty field means that the class is not judged. */
export function planForm(params: URLSearchParams): PlanForm {
  const kind = PLAN_KINDS.find((one) => one === params.get("plan")) ?? "limiting-quality";
  // A kind chosen for the first time brings its own limits.
  const isTyped = params.get("plan") !== null && DEFECT_CLASSES.some((name) => params.get(name) !== null);
  const isSame = params.get("of") === null || params.get("of") === kind;
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  const read = (name: string, standard: number): number | undefined => {
    const text = (isTyped && isSame ? params.get(name) : null) ?? (isTyped && isSame ? "" : percentOf(standard));
    values[name] = text.trim();
    if (values[name] === "") return undefined;
    const share = shareOf(text);
    if (share === null) errors[name] = "A percentage between 0 and 100, as 2.5.";
    return share ?? undefined;
  };
  const limits: ClassLimits = {};
  const good: ClassLimits = {};
  for (const name of DEFECT_CLASSES) {
    const limit = read(name, DEFAULT_LIMITS[kind][name]);
    if (limit !== undefined) limits[name] = limit;
    if (kind !== "sequential") continue;
    const clean = read(`${name}-good`, DEFAULT_GOOD[name]);
    if (clean !== undefined) good[name] = clean;
  }
  const risk = (name: keyof typeof RISKS) => {
    const text = (params.get(name) ?? "").trim() || String(RISKS[name]);
    values[name] = text;
    const share = shareOf(text);
    const isRisk = share !== null && (name === "confidence" ? share >= 0.5 : share <= 0.5);
    if (!isRisk) errors[name] = name === "confidence" ? "From 50 to under 100 %." : "Above 0 and up to 50 %.";
    return isRisk ? share : RISKS[name] / 100;
  };
  const request = { kind, limits, good, alpha: risk("alpha"), beta: risk("beta"), confidence: risk("confidence") };
  return { kind, values, errors, request };
}

function shareOf(text: string): number | null {
  const clean = text.trim().replace(",", ".").replace(/\s*%$/, "");
  if (!/^\d{1,2}(\.\d{1,6})?$/.test(clean)) return null;
  const share = Number((Number(clean) / 100).toFixed(8));
  return share > 0 && share < 1 ? share : null;
}

/** @example percentOf(0.0315) // "3.15" */
export function percentOf(share: number): string {
  return String(Number((share * 100).toFixed(6)));
}
