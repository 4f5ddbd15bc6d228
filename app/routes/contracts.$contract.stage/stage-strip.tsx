import { STAGE_TEXT, STAGES, type Stage } from "#app/domain/stage.ts";

/** The stages in order, the present one marked; an early end stands apart. */
export function StageStrip({ stage }: { stage: Stage }) {
  const shown = STAGES.filter((one) => one !== "terminated" || stage === "terminated");
  const at = shown.indexOf(stage);
  return (
    <ol className="stage-strip" aria-label="Stages">
      {shown.map((one, i) => (
        <li
          key={one}
          className={i === at ? "here" : i < at && stage !== "terminated" ? "past" : undefined}
          aria-current={i === at ? "step" : undefined}
          title={STAGE_TEXT[one]}
        >
          {one}
        </li>
      ))}
    </ol>
  );
}
