import type { Metric } from "../metric.ts";
import { onPolicyShare } from "./on-policy-share.ts";

export const POLICY: readonly Metric[] = [onPolicyShare];
