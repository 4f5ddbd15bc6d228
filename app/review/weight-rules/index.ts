/** Every kind of factor, in the order in which they are applied. A new one is a file, a test, a line here and one in `rules.ts`. */
import { checkpointAge } from "./checkpoint-age.ts";
import { confidence } from "./confidence.ts";
import { duplicates } from "./duplicates.ts";
import type { AnyRule, FactorKind } from "./factor-kind.ts";
import { reliability } from "./reliability.ts";
import { strata } from "./strata.ts";
import { strength } from "./strength.ts";
import { turns } from "./turns.ts";

/** Target shares come last: they are shares of the weight that everything before leaves. */
export const FACTOR_KINDS: readonly FactorKind<AnyRule>[] = [
  strength,
  reliability,
  confidence,
  duplicates,
  turns,
  checkpointAge,
  strata,
].map((kind) => kind as unknown as FactorKind<AnyRule>);
