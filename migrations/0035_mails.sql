CREATE TABLE `digest_choices` (
	`user_id` text PRIMARY KEY NOT NULL,
	`rhythm` text NOT NULL,
	`hour` integer NOT NULL,
	`weekday` integer NOT NULL,
	`time_zone` text NOT NULL,
	`confirmed_email` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "digest_choices_rhythm" CHECK("rhythm" IN ('never', 'daily', 'weekly')),
	CONSTRAINT "digest_choices_hour" CHECK("digest_choices"."hour" BETWEEN 0 AND 23 AND "digest_choices"."weekday" BETWEEN 0 AND 6)
);
--> statement-breakpoint
CREATE TABLE `mail_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mail_id` integer NOT NULL,
	`at` integer NOT NULL,
	`code` integer,
	`fault` text,
	`ms` integer NOT NULL,
	FOREIGN KEY (`mail_id`) REFERENCES `mails`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mail_attempts_mail` ON `mail_attempts` (`mail_id`,`id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`slot` text NOT NULL,
	`address` text NOT NULL,
	`made_at` integer NOT NULL,
	`next_at` integer,
	`sending_at` integer,
	`sent_at` integer,
	`unsure_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mails_kind" CHECK("kind" IN ('digest', 'confirm', 'test'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_once` ON `mails` (`user_id`,`kind`,`slot`);--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`next_at`);--> statement-breakpoint
CREATE INDEX `mails_sending` ON `mails` (`sending_at`);