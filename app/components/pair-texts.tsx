import type { ItemRecord, Message } from "#app/domain/record.ts";
import { Section } from "./section.tsx";
import { TextView } from "./text-view.tsx";

interface PairTextsProps {
  record: Pick<ItemRecord, "prompt" | "responses">;
  mode?: "rendered" | "raw";
  /** Under the title of the first response. */
  sub?: string;
}

/** The prompt, and the responses side by side, with nothing that says where they come from. */
export function PairTexts({ record, mode = "rendered", sub }: PairTextsProps) {
  return (
    <>
      <Section title="Prompt">
        <Text text={record.prompt} mode={mode} />
      </Section>
      <div className="two even">
        {record.responses.map((response, i) => (
          <Section
            key={i}
            title={ORDINALS[i] ? `${ORDINALS[i]} response` : `Response ${i + 1}`}
            sub={i === 0 ? sub : undefined}
          >
            <Text text={response.text} mode={mode} />
          </Section>
        ))}
      </div>
    </>
  );
}

const ORDINALS = ["First", "Second"];

function Text({ text, mode }: { text: string | Message[]; mode: "rendered" | "raw" }) {
  if (typeof text === "string") return <TextView text={text} mode={mode} />;
  return (
    <ol className="turns">
      {text.map((message, i) => (
        <li key={i}>
          <p className="sub">{message.role}</p>
          <TextView text={message.content} mode={mode} />
        </li>
      ))}
    </ol>
  );
}
