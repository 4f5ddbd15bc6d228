import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { htmlAsText } from "./html-as-text.ts";

export interface TextViewProps {
  /** Untrusted. */
  text: string;
  /** "rendered" = Markdown; "raw" = every character as delivered. */
  mode: "rendered" | "raw";
}

/** A text from outside. HTML in it is shown as text, never run; links are fenced off, images are named but never loaded. */
export function TextView({ text, mode }: TextViewProps) {
  if (text === "") return <p className="text-view sub">empty text</p>;
  if (mode === "raw") return <pre className="text-view text-raw">{text}</pre>;
  return (
    <div className="text-view text-rendered">
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[htmlAsText, rehypeSanitize]} components={SAFE}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

/** Headings of a text are not headings of the page: its outline stays ours. */
const SAFE: Components = {
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="noopener noreferrer nofollow" target="_blank">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  img: ({ src, alt }) => (
    <span className="image-text">
      image: {alt || "no description"}
      {typeof src === "string" && src !== "" && ` (${src})`}
    </span>
  ),
  h1: ({ children }) => <p className="heading-1">{children}</p>,
  h2: ({ children }) => <p className="heading-2">{children}</p>,
  h3: ({ children }) => <p className="heading-3">{children}</p>,
  h4: ({ children }) => <p className="heading-3">{children}</p>,
  h5: ({ children }) => <p className="heading-3">{children}</p>,
  h6: ({ children }) => <p className="heading-3">{children}</p>,
};
