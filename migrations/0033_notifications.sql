CREATE TABLE `notification_choices` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`place` text NOT NULL,
	PRIMARY KEY(`user_id`, `kind`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notification_choices_place" CHECK("place" IN ('app', 'digest', 'off'))
);
--> statement-breakpoint
CREATE TABLE `notification_reader` (
	`id` integer PRIMARY KEY NOT NULL,
	`read_to` integer NOT NULL,
	CONSTRAINT "notification_reader_one" CHECK("notification_reader"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`contract_id` text,
	`text` text NOT NULL,
	`amount_minor` integer,
	`currency` text,
	`href` text NOT NULL,
	`place` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notifications_place" CHECK("place" IN ('app', 'digest')),
	CONSTRAINT "notifications_inside" CHECK("notifications"."href" LIKE '/%' AND "notifications"."href" NOT LIKE '//%')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`user_id`,`source`);--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`user_id`,`kind`,`contract_id`) WHERE "notifications"."read_at" IS NULL AND "notifications"."place" = 'app';--> statement-breakpoint
CREATE INDEX `notifications_at` ON `notifications` (`at`);