import type { Metric } from "../metric.ts";
import { checkpointAge } from "./checkpoint-age.ts";
import { nearIdenticalResponses } from "./near-identical-responses.ts";
import { onPolicyShare } from "./on-policy-share.ts";
import { pairInformativeness } from "./pair-informativeness.ts";

export const POLICY: readonly Metric[] = [onPolicyShare, checkpointAge, nearIdenticalResponses, pairInformativeness];
