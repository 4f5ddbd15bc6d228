/** Everything that determines one delivery's content. The same plan gives the same bytes. */
import type { Share } from "./families/index.ts";
import type { Fault } from "./faults.ts";

export interface DeliveryPlan {
  seed: number;
  /** Number of the first item in the contract's endless series of prompts. */
  first: number;
  count: number;
  mix: Share[];
  /** Ids are `prefix-000001` …, unique within the delivery. */
  prefix: string;
  annotators: number;
  /** Share of items judged by two (three in one case out of four). */
  overlap: number;
  /** Share of items with an agreed answer. */
  gold: number;
  /** Share of items that come with earlier exchanges of the conversation, and how many. */
  history: { share: number; exchanges: number };
  /** Standard deviation of a careful annotator's perceived gap. */
  noise: number;
  /** The two variants that answered. */
  models: [string, string];
  /** Monday 00:00 UTC of the working week, in milliseconds. */
  monday: number;
  /** Share of judgments with a written reason. */
  comments: number;
  /** Whether items come with sampling parameters and the start of each judgment: all but one in fifty. */
  provenance?: boolean;
  faults: Fault[];
}
