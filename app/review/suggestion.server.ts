/** What would turn the failing gates of a batch, with what it costs; or why leaving things out cannot. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import { type BatchStanding, batchStandings, type ReviewTools } from "./batch-standing.server.ts";
import type { Judged } from "./judge.ts";
import { measureContextOf } from "./measure-context.server.ts";
import { describeRule, type Rule } from "./rules.ts";
import { type Found, mendableGates, type SuggestResult, suggest } from "./suggest.ts";
import { suggestCandidates } from "./suggest-candidates.ts";

export type Suggestion =
  | { kind: "nothing-fails"; sentence: string }
  | { kind: "cannot"; sentence: string; tried: number }
  | {
      kind: "found";
      rules: Rule[];
      texts: string[];
      mended: Found["mended"];
      sentence: string;
      /** Failing gates that no exclusion reaches. */
      beyond: string[];
      before: BatchStanding;
      after: BatchStanding;
      tried: number;
    };

/** The search takes a second on a large batch, and a page that shows its result is asked for again and again. */
const known = new WeakMap<BatchView, Map<string, SuggestResult & { candidates: Rule[] }>>();

export async function suggestionFor(tools: ReviewTools, evidence: BatchEvidence): Promise<Suggestion> {
  const { judged, policyId } = evidence;
  const failing = judged.filter(({ criterion, state }) => criterion?.gate && state === "fail");
  if (failing.length === 0) return { kind: "nothing-fails", sentence: nothingFails(evidence) };
  const mendable = mendableGates(judged);
  const beyond = failing.filter((one) => !mendable.includes(one)).map(({ metric }) => metric.title);
  if (mendable.length === 0)
    return { kind: "cannot", sentence: `${CANNOT} ${beyond.join(", ")}: it counts the delivery as a whole.`, tried: 0 };
  const view = await tools.views.of(evidence.deliveries);
  const ofView = known.get(view) ?? new Map();
  known.set(view, ofView);
  const result = ofView.get(policyId) ?? (await searched(tools, evidence, view, mendable));
  ofView.set(policyId, result);
  const { found, tried, candidates } = result;
  if (!found) return { kind: "cannot", sentence: cannotSentence(mendable, candidates), tried };
  const { before, after } = await batchStandings(tools, evidence, found.rules);
  const sentence = foundSentence(found, candidates.length, tried);
  const texts = found.rules.map(describeRule);
  return { kind: "found", rules: found.rules, texts, mended: found.mended, sentence, beyond, before, after, tried };
}

async function searched(tools: ReviewTools, evidence: BatchEvidence, view: BatchView, mendable: Judged[]) {
  const { policy, judged } = evidence;
  const context = await measureContextOf(tools, evidence, view);
  const candidates = suggestCandidates(view, mendable);
  // Others are answered between the two halves of the search.
  await new Promise(setImmediate);
  return { ...suggest({ view, context, policy, judged, candidates }), candidates };
}

const CANNOT = "Cannot be mended by leaving things out:";

function nothingFails({ judged }: BatchEvidence): string {
  const waiting = judged.filter(({ criterion, state }) => criterion?.gate && state === "insufficient");
  if (waiting.length === 0) return "No gate fails: there is nothing to mend.";
  const titles = waiting.map(({ metric }) => metric.title).join(", ");
  return `No gate fails. Leaving things out gives no evidence either: ${titles} cannot be judged yet.`;
}

function cannotSentence(mendable: BatchEvidence["judged"], candidates: readonly Rule[]): string {
  const titles = mendable.map(({ metric }) => metric.title).join(", ");
  if (candidates.length === 0)
    return `${CANNOT} ${titles} fails, and no annotator, slice or defect stands apart that could be left out.`;
  return `${CANNOT} ${titles} still fails with any of the ${candidates.length} people, slices and defects that stand apart left out, and with the most promising together.`;
}

function foundSentence({ rules, isSmallest, goal }: Found, candidates: number, tried: number): string {
  const size = rules.length === 1 ? "One rule" : `${rules.length} rules`;
  const reached =
    goal === "pass" ? "turns every failing gate it can reach to pass" : "ends the failing, but a gate still warns";
  const sure = isSmallest
    ? "No smaller set of the candidates does, and none of this size keeps more."
    : "The search is greedy beyond pairs: there may be a smaller set.";
  return `${size} of ${candidates} candidates ${rules.length === 1 ? reached : reached.replace(/^turns/, "turn").replace(/^ends/, "end")}. ${sure} ${tried} sets were measured.`;
}
