import type { ItemRecord, Message } from "#app/domain/record.ts";
import { Section } from "./section.tsx";
import { TextView } from "./text-view.tsx";

/** The prompt, and the responses side by side, with nothing that says where they come from. */
export function PairTexts({ record }: { record: Pick<ItemRecord, "prompt" | "responses"> }) {
  return (
    <>
      <Section title="Prompt">
        <Text text={record.prompt} />
      </Section>
      <div className="two even">
        {record.responses.map((response, i) => (
          <Section key={i} title={ORDINALS[i] ? `${ORDINALS[i]} response` : `Response ${i + 1}`}>
            <Text text={response.text} />
          </Section>
        ))}
      </div>
    </>
  );
}

const ORDINALS = ["First", "Second"];

function Text({ text }: { text: string | Message[] }) {
  if (typeof text === "string") return <TextView text={text} mode="rendered" />;
  return (
    <ol className="turns">
      {text.map((message, i) => (
        <li key={i}>
          <p className="sub">{message.role}</p>
          <TextView text={message.content} mode="rendered" />
        </li>
      ))}
    </ol>
  );
}
