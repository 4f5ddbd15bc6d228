/** The rule of a round at the edge: what was typed, and what is wrong with it. */
import { KEY_MATCHES, MOST_CALIBRATION_ITEMS, type PassRule } from "#app/domain/pass-rule.ts";

export interface RuleValues {
  atLeast: string;
  of: string;
  /** Per cent. */
  domainShare: string;
  match: string;
}

export function ruleValues(form: { get(name: string): unknown }): RuleValues {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return { atLeast: text("atLeast"), of: text("of"), domainShare: text("domainShare"), match: text("match") || "side" };
}

export function valuesOfRule({ atLeast, of, domainShare, match }: PassRule): RuleValues {
  const share = domainShare === null ? "" : String(Number((domainShare * 100).toFixed(4)));
  return { atLeast: String(atLeast), of: String(of), domainShare: share, match };
}

export function ruleOfValues(values: RuleValues): { rule: PassRule | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const of = wholeNumber(values.of);
  const atLeast = wholeNumber(values.atLeast);
  const share = values.domainShare === "" ? null : Number(values.domainShare.replace(",", ".")) / 100;
  const match = KEY_MATCHES.find((one) => one === values.match);
  if (of === null || of < 1 || of > MOST_CALIBRATION_ITEMS)
    errors.of = `A whole number, 1 to ${MOST_CALIBRATION_ITEMS}.`;
  if (atLeast === null || atLeast < 1) errors.atLeast = "A whole number, at least 1.";
  else if (of !== null && atLeast > of) errors.atLeast = `No more than all ${of} can be right.`;
  if (share !== null && !(share > 0 && share <= 1)) errors.domainShare = "A percentage above 0, up to 100.";
  if (!match) errors.match = "Choose when an answer is right.";
  if (Object.keys(errors).length > 0 || of === null || atLeast === null || !match) return { rule: null, errors };
  return { rule: { atLeast, of, match, domainShare: share }, errors };
}

/** The rule that a query names; null where it names none, and a response with what is wrong where it cannot be read. */
export function ruleOfQuery(query: URLSearchParams): PassRule | null {
  if (!query.has("atLeast") && !query.has("of")) return null;
  const { rule, errors } = ruleOfValues(ruleValues(query));
  if (!rule) throw new Response(Object.values(errors)[0], { status: 400 });
  return rule;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
