/** The lists of a contract's calibration: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { CalibrationPage } from "./calibration-page.server.ts";
import type { ContestedRow } from "./contested-page.server.ts";
import type { RoundPage } from "./round-page.server.ts";

export const ROUND_LIST: List<CalibrationPage["rounds"][number]> = {
  name: "rounds",
  filters: ["instructions", "state"],
  cells: {
    round: ({ number }) => number,
    title: ({ title }) => title,
    instructions: ({ instructionVersion }) => instructionVersion,
    made: ({ createdAt }) => instantCell(createdAt),
    items: ({ facts }) => facts.items,
    "with a key": ({ facts }) => facts.withKey,
    "passes with": ({ rule }) => rule.atLeast,
    of: ({ rule }) => rule.of,
    takers: ({ takers }) => takers,
    passed: ({ passed }) => passed,
    failed: ({ failed }) => failed,
    accuracy: ({ accuracy }) => (accuracy.kind === "estimate" ? accuracy.value : null),
    low: ({ accuracy }) => (accuracy.kind === "estimate" ? accuracy.low : null),
    high: ({ accuracy }) => (accuracy.kind === "estimate" ? accuracy.high : null),
    n: ({ accuracy }) => (accuracy.kind === "estimate" ? accuracy.n : null),
    state: ({ closedAt }) => (closedAt === null ? "open" : "closed"),
  },
};

export const GOLD_LIST: List<CalibrationPage["gold"][number]> = {
  name: "gold",
  filters: ["domain", "use"],
  cells: {
    item: ({ externalId }) => externalId,
    domain: ({ domain }) => domain,
    "agreed answer": ({ key }) => key,
    "agreed by": ({ agreedBy }) => agreedBy,
    "seconded by": ({ secondedBy }) => secondedBy,
    "agreed at": ({ at }) => instantCell(at),
    reason: ({ reason }) => reason,
    use: ({ retired }) => (retired === null ? "in use" : "retired"),
    "retired because": ({ retired }) => retired?.reason ?? null,
    "retired by": ({ retired }) => retired?.by ?? null,
  },
};

export const CONTESTED_LIST: List<ContestedRow> = {
  name: "contested",
  filters: ["domain"],
  cells: {
    item: ({ id }) => id,
    domain: ({ domain }) => domain,
    first: ({ counts }) => counts[0],
    tie: ({ counts }) => counts[1],
    second: ({ counts }) => counts[2],
    "disagreement in bits": ({ entropy }) => entropy,
    "against gold": ({ againstGold }) => againstGold,
    delivery: ({ deliveryId }) => deliveryId,
    n: ({ n }) => n,
  },
};

export const TAKER_LIST: List<RoundPage["results"]["takers"][number]> = {
  name: "takers",
  filters: ["by the rule", "by the interval"],
  cells: {
    annotator: ({ annotator }) => annotator,
    "by the rule": ({ outcome }) => outcome,
    right: ({ right }) => right,
    answered: ({ n }) => n,
    accuracy: ({ accuracy }) => accuracy,
    low: ({ accuracy, low }) => (accuracy === null ? null : low),
    high: ({ accuracy, high }) => (accuracy === null ? null : high),
    "by the interval": ({ standing }) => standing,
    "median seconds": ({ medianSeconds }) => medianSeconds,
  },
};
