/** What was mailed to people, and how each mail fared. */
import { z } from "zod";
import { MAIL_LIST } from "#app/mail/mail-list.ts";
import { askForTest, mailPage, mailsShown } from "#app/mail/mail-page.server.ts";
import { listOperation } from "../list-operation.ts";
import { operation } from "../operation.ts";

const mail = { group: "Mail", need: "accounts.manage" } as const;

export const mails = {
  "GET /mails": listOperation({
    ...mail,
    id: "listMails",
    title: "The log of mail, newest first.",
    list: MAIL_LIST,
    also: { id: (row) => row.id },
    rows: ({ context }) => mailsShown(context.db),
  }),
  "GET /mail-server": operation({
    ...mail,
    id: "showMailServer",
    title: "Through which server mail goes; never its password.",
    answer: z.object({
      server: z
        .object({ host: z.string(), port: z.int(), from: z.string(), tls: z.string(), signsIn: z.boolean() })
        .nullable(),
    }),
    example: {},
    async handle({ context }) {
      const { server } = await mailPage(context);
      return { server: server && { ...server, tls: String(server.tls) } };
    },
  }),
  "POST /mails/test": operation({
    ...mail,
    id: "sendTestMail",
    title: "Queue a test mail to the bearer, at most once a minute.",
    status: 202,
    answer: z.object({ queued: z.boolean(), message: z.string().nullable() }),
    example: {},
    async handle({ context, person }) {
      const message = await askForTest(context, person);
      return { queued: message === null, message };
    },
  }),
};
