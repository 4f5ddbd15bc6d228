import { Choices } from "#app/components/choices.tsx";
import { withParams } from "#app/components/with-params.ts";

interface ChooseEvaluationProps {
  /** Address of the page without its parameters. */
  path: string;
  search: string;
  evaluations: readonly string[];
  evaluation: string | null;
  recipes: readonly string[];
  recipe: string | null;
}

/** Which benchmark, and, where runs were trained in several ways, which of these. */
export function ChooseEvaluation({ path, search, evaluations, evaluation, recipes, recipe }: ChooseEvaluationProps) {
  return (
    <>
      {evaluations.length > 1 && (
        <Choices
          label="Evaluation"
          choices={evaluations.map((one) => ({
            key: one,
            label: one,
            href: `${path}${withParams(search, { evaluation: one })}`,
            current: one === evaluation,
          }))}
        />
      )}
      {recipes.length > 1 && (
        <Choices
          label="Recipe"
          choices={recipes.map((one) => ({
            key: one,
            label: one,
            href: `${path}${withParams(search, { recipe: one, evaluation: null })}`,
            current: one === recipe,
          }))}
        />
      )}
    </>
  );
}
