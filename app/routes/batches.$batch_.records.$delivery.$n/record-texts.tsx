import { Section } from "#app/components/section.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { withParams } from "#app/components/with-params.ts";
import { WordDiff } from "#app/components/word-diff.tsx";
import type { ItemRecord, Message } from "#app/domain/record.ts";

type Mode = "rendered" | "raw";

/** The prompt, then the responses side by side as they were shown. Everything here came from outside. */
export function RecordTexts({ record, search }: { record: ItemRecord; search: string }) {
  const params = new URLSearchParams(search);
  const mode: Mode = params.get("raw") === "1" ? "raw" : "rendered";
  const isDiff = params.get("diff") === "1";
  const [first, second] = record.responses;
  const order = record.order_known === false ? "order of display not known" : "in the order shown";
  return (
    <>
      <Tabs
        label="How the texts are shown"
        tabs={[
          {
            label: "Rendered",
            href: withParams(search, { raw: null, diff: null }) || "?",
            current: mode === "rendered" && !isDiff,
          },
          { label: "Raw", href: withParams(search, { raw: "1", diff: null }), current: mode === "raw" && !isDiff },
          ...(first && second
            ? [{ label: "Compared by word", href: withParams(search, { raw: null, diff: "1" }), current: isDiff }]
            : []),
        ]}
      />
      <Section title="Prompt">
        <Text text={record.prompt} mode={mode} />
      </Section>
      {isDiff && first && second ? (
        <Section
          title="Second response against the first"
          sub="underlined: only in the second; struck through: only in the first"
        >
          <WordDiff before={plain(first.text)} after={plain(second.text)} />
        </Section>
      ) : (
        <div className="two even">
          {record.responses.map((response, i) => (
            <Section
              key={i}
              title={`Response ${i + 1}`}
              sub={[response.model, i === 0 && order].filter(Boolean).join(" · ")}
            >
              <Text text={response.text} mode={mode} />
            </Section>
          ))}
        </div>
      )}
    </>
  );
}

function Text({ text, mode }: { text: string | Message[]; mode: Mode }) {
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

function plain(text: string | Message[]): string {
  return typeof text === "string" ? text : text.map(({ role, content }) => `${role}: ${content}`).join("\n\n");
}
