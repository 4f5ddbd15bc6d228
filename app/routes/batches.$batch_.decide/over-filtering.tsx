import { Link } from "#app/components/link.tsx";

/** What is known about leaving data out, one click from where it is done. */
export function OverFiltering() {
  return (
    <details>
      <summary>Before you leave anything out: what filtering is known to do</summary>
      {/* Inside, so that a link to it opens the fold. */}
      <div className="prose" id="over-filtering">
        <p>
          <strong>It often does harm.</strong> The team that summarised with human feedback tried several filters and
          reports that they generally made the reward model worse: labels given with low confidence were still better
          kept than dropped, and leaving out the workers who agreed least did not help (Stiennon et al. 2020).
        </p>
        <p>
          <strong>It is also common practice.</strong> HelpSteer2 discarded about half of its annotations on the way to
          its final set, and Llama 3 trains only on the two stronger grades of preference. We know of no controlled
          comparison of these designs downstream.
        </p>
        <p>
          <strong>Agreement after filtering says little about the work.</strong> HelpSteer2’s agreement on helpfulness
          rises from 0.465 at first to 0.791 after its filters: leaving out those who disagree raises agreement whatever
          the truth. High agreement is not correctness, either: disagreement is partly signal about the question.
        </p>
        <p>
          <strong>Numbers after a selection are optimistic.</strong> A rule chosen because it makes a figure pass is
          judged here on the same judgments it was chosen on. Next week’s figure, or a fresh inspection of what is left,
          is the honest test; the intervals shown do not know of the choice.
        </p>
        <p>
          So the habit here: weigh before you exclude, exclude people and defects rather than opinions, keep the
          effective size in view, and let a training run with and without decide where it matters. Nothing is deleted: a
          later decision brings everything back. See <Link href="/metrics">what each metric measures</Link>.
        </p>
      </div>
    </details>
  );
}
