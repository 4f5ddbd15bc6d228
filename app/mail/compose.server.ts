/** A mail as the bytes that are sent: a plain and a formatted part from one document, and headers that hold no text of others. */
import { createTransport } from "nodemailer";
import { reportText } from "#app/reports/plain-text.ts";
import type { ReportDocument } from "#app/review/vendor-report/blocks.ts";
import { escaped, reportHtml } from "#app/review/vendor-report/html.ts";

export interface MailContent {
  document: ReportDocument;
  /** Under the document: what the mail is, and where it leads. */
  foot: { text: string; link?: { label: string; href: string } }[];
  /** Where one click of a mail program ends it. */
  oneClick?: string;
}

interface Envelope {
  from: string;
  to: string;
  /** The same for every attempt, so that a server that has it already may tell. */
  messageId: string;
  at: number;
  /** Where people reach Assay. */
  base: string;
}

export async function mailBytes({ document, foot, oneClick }: MailContent, envelope: Envelope): Promise<Buffer> {
  const { from, to, messageId, at, base } = envelope;
  const html = reportHtml(document, base).replace("</main>", () => `${foot.map(footHtml).join("\n")}\n</main>`);
  const text = `${reportText(document, base)}\n-- \n${foot.map(footText).join("\n")}\n`;
  // Nothing in a mail is fetched from a file or an address, whatever a text says.
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const sent = await composer.sendMail({
    ...{ from: { name: "Assay", address: from }, to: { name: "", address: to } },
    ...{ subject: oneLine(document.title), text, html, messageId, date: new Date(at) },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(oneClick && { "List-Unsubscribe": `<${oneClick}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
  });
  return Buffer.from(sent.message as Buffer);
}

function footHtml({ text, link }: MailContent["foot"][number]): string {
  const more = link ? ` <a href="${escaped(link.href)}">${escaped(link.label)}</a>` : "";
  return `<p class="sub">${escaped(text)}${more}</p>`;
}

function footText({ text, link }: MailContent["foot"][number]): string {
  return link ? `${text} ${link.label}: ${link.href}` : text;
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 200);
}
