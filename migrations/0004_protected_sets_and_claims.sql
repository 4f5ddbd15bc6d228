CREATE TABLE `contamination_checks` (
	`delivery_id` integer NOT NULL,
	`set_id` text NOT NULL,
	`checked_at` integer NOT NULL,
	PRIMARY KEY(`delivery_id`, `set_id`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`set_id`) REFERENCES `protected_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contamination_hits` (
	`delivery_id` integer NOT NULL,
	`item` integer NOT NULL,
	`set_id` text NOT NULL,
	`entry` integer NOT NULL,
	`rules` integer NOT NULL,
	`evaluation_share` real NOT NULL,
	`coverage` real NOT NULL,
	`blocks` real NOT NULL,
	`prompt_share` real NOT NULL,
	PRIMARY KEY(`delivery_id`, `item`, `set_id`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`set_id`) REFERENCES `protected_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `protected_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`version` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`format` text NOT NULL,
	`field` text NOT NULL,
	`entries` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`removed_at` integer,
	CONSTRAINT "protected_sets_named" CHECK(length(trim("protected_sets"."name")) > 0 AND length(trim("protected_sets"."version")) > 0),
	CONSTRAINT "protected_sets_entries" CHECK("protected_sets"."entries" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `protected_sets_name_version` ON `protected_sets` (`name`,`version`);--> statement-breakpoint
CREATE TABLE `vendor_claims` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`metric` text NOT NULL,
	`value` real NOT NULL,
	`n` integer,
	`source` text NOT NULL,
	`stated_at` integer NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "vendor_claims_n" CHECK("vendor_claims"."n" IS NULL OR "vendor_claims"."n" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_claims_once` ON `vendor_claims` (`batch_id`,`metric`,`source`);