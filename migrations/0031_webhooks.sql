CREATE TABLE `webhook_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` text NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`fault` text,
	`ms` integer NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `webhook_messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhook_attempts_message` ON `webhook_attempts` (`message_id`,`id`);--> statement-breakpoint
CREATE TABLE `webhook_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`event_seq` integer,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`replay_of` text,
	`created_at` integer NOT NULL,
	`next_at` integer,
	`taken_at` integer,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhook_messages_due` ON `webhook_messages` (`next_at`);--> statement-breakpoint
CREATE INDEX `webhook_messages_webhook` ON `webhook_messages` (`webhook_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_messages_once` ON `webhook_messages` (`webhook_id`,`event_seq`) WHERE "webhook_messages"."replay_of" IS NULL;--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`format` text NOT NULL,
	`kinds` text NOT NULL,
	`contract_id` text,
	`role` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`paused_at` integer,
	`ended_at` integer,
	`read_to` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "webhooks_format" CHECK("format" IN ('json', 'slack')),
	CONSTRAINT "webhooks_role" CHECK("role" IN ('viewer', 'ops', 'researcher', 'lead', 'admin')),
	CONSTRAINT "webhooks_url" CHECK("webhooks"."url" LIKE 'http%://%')
);
