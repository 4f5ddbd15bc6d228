/** The one file that reads the environment. A bad setting is refused at start with its name and what is allowed. */
import { z } from "zod";
import {
  checkEntry,
  ENTRY_SETTINGS,
  type EntrySettings,
  entrySettings,
  entryShape,
} from "#app/entry-settings.server.ts";
import { checkMail, MAIL_SETTINGS, type MailSettings, mailSettings, mailShape } from "#app/mail-settings.server.ts";

export interface SettingDoc {
  name: string;
  about: string;
  fallback: string;
}

const bytes = z
  .string()
  .regex(/^\d+(\.\d+)?\s*(B|KiB|MiB|GiB)?$/i, "a number of bytes, or a size such as 512MiB or 4GiB")
  .transform(parseBytes);

const schema = z
  .object({
    ASSAY_DATA: z.string().min(1).default("data"),
    ASSAY_MAX_UPLOAD: bytes.default(4 * 1024 ** 3),
    ASSAY_MAX_ROW: bytes.default(16 * 1024 ** 2),
    ASSAY_USER: z.string().min(1).max(200).default("local"),
    ASSAY_LOG: z.enum(["silent", "error", "info", "debug"]).default("info"),
    ASSAY_BACKUP: z.string().min(1).optional(),
    ASSAY_BACKUP_HOURS: z.coerce.number("a number of hours from 1 to 8760").min(1).max(8_760).default(24),
    ASSAY_BACKUP_KEEP: z.coerce.number("a whole number from 1 to 1000").int().min(1).max(1_000).default(14),
    ASSAY_METRICS_TOKEN: z.string().min(16, "at least 16 characters").max(200).optional(),
    ...entryShape,
    ...mailShape,
    ASSAY_SEPARATE_DUTIES: z.enum(["on", "off"], "on or off").default("off"),
    ASSAY_API_RATE: z.coerce.number("a whole number from 1 to 100000").int().min(1).max(100_000).default(600),
    ASSAY_NOTIFICATION_DAYS: z.coerce.number("a whole number from 30 to 3650").int().min(30).max(3_650).default(90),
    ASSAY_WEBHOOKS_PRIVATE: z.enum(["yes", "no"]).default("no"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number("a port from 0 to 65535").int().min(0).max(65_535).default(4400),
  })
  .superRefine(checkEntry)
  .superRefine(checkMail);

export const SETTINGS: readonly SettingDoc[] = [
  { name: "ASSAY_DATA", about: "Folder of the database and the vault.", fallback: "data" },
  { name: "ASSAY_MAX_UPLOAD", about: "Largest file taken by upload, in bytes or as 512MiB, 4GiB.", fallback: "4GiB" },
  { name: "ASSAY_MAX_ROW", about: "Longest row; longer rows are quarantined one by one.", fallback: "16MiB" },
  { name: "ASSAY_USER", about: "Name signed under decisions made on the command line.", fallback: "local" },
  { name: "ASSAY_LOG", about: "silent, error, info or debug.", fallback: "info" },
  {
    name: "ASSAY_BACKUP",
    about: "Folder of backups, outside the data folder; the server then makes one by itself.",
    fallback: "none",
  },
  { name: "ASSAY_BACKUP_HOURS", about: "Hours from one backup of the server to the next.", fallback: "24" },
  { name: "ASSAY_BACKUP_KEEP", about: "Backups that stay; older ones go.", fallback: "14" },
  {
    name: "ASSAY_METRICS_TOKEN",
    about: "Token that /prometheus asks for; without one it answers this machine alone.",
    fallback: "none",
  },
  ...ENTRY_SETTINGS,
  ...MAIL_SETTINGS,
  {
    name: "ASSAY_SEPARATE_DUTIES",
    about: "on: whoever reviewed items of a batch in an inspection cannot sign its decision, approve it or pay for it.",
    fallback: "off",
  },
  { name: "ASSAY_API_RATE", about: "Requests a minute that each API token may make.", fallback: "600" },
  { name: "ASSAY_NOTIFICATION_DAYS", about: "Days that notifications stay, read or not.", fallback: "90" },
  {
    name: "ASSAY_WEBHOOKS_PRIVATE",
    about: "yes: webhooks may also reach this machine and private networks.",
    fallback: "no",
  },
  { name: "HOST", about: "Address the server listens on.", fallback: "127.0.0.1" },
  { name: "PORT", about: "Port the server listens on; 0 picks a free one.", fallback: "4400" },
];

export interface Settings extends EntrySettings, MailSettings {
  dataFolder: string;
  maxUpload: number;
  maxRow: number;
  user: string;
  log: "silent" | "error" | "info" | "debug";
  /** null: the server makes no backups. */
  backupFolder: string | null;
  backupEveryHours: number;
  backupKeep: number;
  /** null: figures of the server are given to its own machine alone. */
  metricsToken: string | null;
  /** Whoever reviewed items of a batch does not decide on it or pay for it. */
  separateDuties: boolean;
  /** Requests a minute for each token. */
  apiRate: number;
  /** Days that a notification stays. */
  notificationDays: number;
  /** Whether webhooks may reach addresses that are not public. */
  webhooksPrivate: boolean;
  host: string;
  port: number;
}

/** @throws Error whose message names the setting, what is allowed, and never its value. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(SETTINGS.map(({ name }) => [name, environment[name] || undefined]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Assay cannot start with these settings.\n  ${problems.join("\n  ")}`);
  }
  const value = parsed.data;
  return {
    dataFolder: value.ASSAY_DATA,
    maxUpload: value.ASSAY_MAX_UPLOAD,
    maxRow: value.ASSAY_MAX_ROW,
    user: value.ASSAY_USER,
    log: value.ASSAY_LOG,
    backupFolder: value.ASSAY_BACKUP ?? null,
    backupEveryHours: value.ASSAY_BACKUP_HOURS,
    backupKeep: value.ASSAY_BACKUP_KEEP,
    metricsToken: value.ASSAY_METRICS_TOKEN ?? null,
    separateDuties: value.ASSAY_SEPARATE_DUTIES === "on",
    apiRate: value.ASSAY_API_RATE,
    ...entrySettings(value, value.ASSAY_DATA),
    ...mailSettings(value),
    notificationDays: value.ASSAY_NOTIFICATION_DAYS,
    webhooksPrivate: value.ASSAY_WEBHOOKS_PRIVATE === "yes",
    host: value.HOST,
    port: value.PORT,
  };
}

function parseBytes(text: string): number {
  const [, amount = "0", unit = "B"] = /^([\d.]+)\s*(\w*)$/.exec(text.trim()) ?? [];
  const power = { b: 0, kib: 1, mib: 2, gib: 3 }[unit.toLowerCase() || "b"] ?? 0;
  return Math.floor(Number(amount) * 1024 ** power);
}
