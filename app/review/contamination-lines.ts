/** What a record has in common with a protected text, rule by rule: the overlap found beside the one that would do. */
import {
  CONTAMINATION_RULES,
  type ContaminationRuleId,
  DECIDING_RULES,
  type Overlap,
  RULE_THRESHOLDS,
} from "#app/metrics/integrity/contamination-rules.ts";

export interface ContaminationLine {
  id: ContaminationRuleId;
  rule: string;
  /** Which text the overlap is a share of. */
  direction: string;
  /** 0 … 1; null where the rule holds or does not, with nothing in between. */
  overlap: number | null;
  threshold: number | null;
  holds: boolean;
  /** Part of the metric; the others are counted beside it. */
  decides: boolean;
}

export function contaminationLines(hit: Overlap): ContaminationLine[] {
  return CONTAMINATION_RULES.map(({ bit, id, name, direction }) => ({
    ...{ id, rule: name, direction },
    overlap: overlapUnder(id, hit),
    threshold: RULE_THRESHOLDS[id],
    holds: (hit.rules & bit) !== 0,
    decides: (DECIDING_RULES & bit) !== 0,
  }));
}

function overlapUnder(id: ContaminationRuleId, hit: Overlap): number | null {
  if (id === "ngram-8-share") return hit.evaluationShare;
  if (id === "coverage") return hit.coverage;
  if (id === "two-stage") return hit.blocks;
  return id === "prompt-share" ? hit.promptShare : null;
}
