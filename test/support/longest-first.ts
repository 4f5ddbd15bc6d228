/** The order of the test files: those that take minutes begin first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** In this order; all others follow in the runner's own. */
const FIRST = ["test/e2e/screens", "test/cli/kill", "test/e2e/", "test/cli/", "test/detection/", "test/components/"];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = FIRST.findIndex((part) => moduleId.includes(part));
  return rank === -1 ? FIRST.length : rank;
}
