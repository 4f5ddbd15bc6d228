/** What the bearer is told, and where. */
import { z } from "zod";
import { NOTICE_PLACES } from "#app/domain/notification.ts";
import { NOTIFICATION_LIST } from "#app/notifications/notification-list.ts";
import {
  choicesShown,
  choosePlaces,
  notificationsShown,
  readSome,
} from "#app/notifications/notifications-page.server.ts";
import { CHANGED, changed } from "../fields.ts";
import { listOperation } from "../list-operation.ts";
import { operation } from "../operation.ts";
import { Problem } from "../problem.ts";
import { typedForm } from "../typed.ts";

const group = "Notifications";
const choices = z.object({
  choices: z.array(z.object({ id: z.string(), title: z.string(), about: z.string(), place: z.enum(NOTICE_PLACES) })),
});

export const notifications = {
  "GET /notifications": listOperation({
    id: "listNotifications",
    group,
    title: "What the bearer was told, newest first.",
    need: "contracts.read",
    list: NOTIFICATION_LIST,
    also: { id: (row) => row.id },
    rows: ({ context, person }) => notificationsShown(context.db, person),
  }),
  "POST /notifications/read": operation({
    id: "markRead",
    group,
    title: "Mark one as read, or all up to one.",
    need: "signed-in",
    body: z.strictObject({ intent: z.enum(["read", "read-all"]), id: z.int().min(1) }),
    answer: changed,
    example: { body: { intent: "read-all", id: 1 } },
    async handle({ context, person, body }) {
      if (!(await readSome(context.db, person, typedForm(body), context.now())))
        throw new Problem(400, "There is no such notification.");
      return CHANGED;
    },
  }),
  "GET /notifications/choices": operation({
    id: "showNotificationChoices",
    group,
    title: "Which kinds the bearer can be told of, and where each is wanted.",
    need: "contracts.read",
    answer: choices,
    example: {},
    async handle({ context, person }) {
      return { choices: await choicesShown(context.db, person) };
    },
  }),
  "PUT /notifications/choices": operation({
    id: "chooseNotifications",
    group,
    title: "Say where each kind is wanted; what is left out stays.",
    need: "signed-in",
    body: z.record(z.string().max(100), z.enum(NOTICE_PLACES)),
    answer: choices,
    example: { body: { "comment.written": "digest" } },
    async handle({ context, person, body }) {
      await choosePlaces(context.db, person, typedForm(body));
      return { choices: await choicesShown(context.db, person) };
    },
  }),
};
