/** Settings of the mail that Assay sends. Read, like all others, by `settings.server.ts`. */
import { z } from "zod";
import { isMailAddress } from "#app/domain/mail.ts";
import type { SettingDoc } from "#app/settings.server.ts";

export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  implicitTls: boolean;
  /** Whether a server without TLS is refused. */
  requireTls: boolean;
  /** null: the server asks for none. */
  login: { user: string; password: string } | null;
  from: string;
}

export interface MailSettings {
  /** null: no mail is sent. */
  smtp: SmtpSettings | null;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const mailShape = {
  ASSAY_SMTP_URL: z
    .string()
    .refine(
      (text) => smtpUrl(text) !== null,
      "an address such as smtps://user:password@mail.example.org, without a path",
    )
    .optional(),
  ASSAY_SMTP_FROM: z.string().refine(isMailAddress, "one plain e-mail address").optional(),
  ASSAY_SMTP_TLS: z.enum(["required", "offered"], "required or offered").default("required"),
};

export const MAIL_SETTINGS: readonly SettingDoc[] = [
  {
    name: "ASSAY_SMTP_URL",
    about:
      "Mail server for digests: smtps://user:password@host:465, or smtp://… with STARTTLS. Signs in only over TLS; never shown.",
    fallback: "none",
  },
  { name: "ASSAY_SMTP_FROM", about: "Address that mail comes from.", fallback: "none" },
  {
    name: "ASSAY_SMTP_TLS",
    about: "required, or offered: then a server without TLS is spoken to in the clear, without signing in.",
    fallback: "required",
  },
];

type MailValues = z.infer<z.ZodObject<typeof mailShape>> & { ASSAY_URL?: string | undefined };

/** What one setting asks of another. */
export function checkMail(value: MailValues, context: z.RefinementCtx): void {
  if (value.ASSAY_SMTP_URL === undefined) return;
  for (const name of ["ASSAY_SMTP_FROM", "ASSAY_URL"] as const)
    if (value[name] === undefined)
      context.addIssue({ code: "custom", path: [name], message: "is needed with ASSAY_SMTP_URL" });
  const url = smtpUrl(value.ASSAY_SMTP_URL);
  const inTheClear = value.ASSAY_SMTP_TLS === "offered" && url?.protocol === "smtp:" && url.username !== "";
  if (inTheClear && !LOOPBACK.test(url.hostname))
    context.addIssue({ code: "custom", path: ["ASSAY_SMTP_TLS"], message: "is required where a password is sent" });
}

export function mailSettings(value: MailValues): MailSettings {
  const url = value.ASSAY_SMTP_URL === undefined ? null : smtpUrl(value.ASSAY_SMTP_URL);
  if (!url || value.ASSAY_SMTP_FROM === undefined) return { smtp: null };
  const implicitTls = url.protocol === "smtps:";
  const login = { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  return {
    smtp: {
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: Number(url.port) || (implicitTls ? 465 : 587),
      implicitTls,
      requireTls: value.ASSAY_SMTP_TLS === "required",
      login: url.username === "" ? null : login,
      from: value.ASSAY_SMTP_FROM,
    },
  };
}

function smtpUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "" || !/^\/?$/.test(url.pathname)) return null;
  return url.search === "" && url.hash === "" && !/%(?![0-9a-f]{2})/i.test(url.username + url.password) ? url : null;
}
