CREATE TABLE `attachment_withdrawals` (
	`attachment_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attachment_withdrawals_said" CHECK(length(trim("attachment_withdrawals"."reason")) > 0 AND length(trim("attachment_withdrawals"."by")) > 0)
);
--> statement-breakpoint
CREATE TABLE `checkpoint_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`model` text NOT NULL,
	`entry` text NOT NULL,
	`from_day` text,
	`to_day` text,
	`from_at` integer,
	`to_at` integer,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contract_id`,`model`) REFERENCES `registered_checkpoints`(`contract_id`,`model`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "checkpoint_entries_entry" CHECK("entry" IN ('registered', 'changed', 'approved', 'ended', 'downtime', 'retired', 'restored')),
	CONSTRAINT "checkpoint_entries_signed" CHECK(length(trim("checkpoint_entries"."by")) > 0),
	CONSTRAINT "checkpoint_entries_days" CHECK("checkpoint_entries"."from_day" IS NULL OR "checkpoint_entries"."to_day" IS NULL OR "checkpoint_entries"."from_day" <= "checkpoint_entries"."to_day"),
	CONSTRAINT "checkpoint_entries_times" CHECK("checkpoint_entries"."from_at" IS NULL OR "checkpoint_entries"."to_at" IS NULL OR "checkpoint_entries"."from_at" < "checkpoint_entries"."to_at")
);
--> statement-breakpoint
CREATE INDEX `checkpoint_entries_checkpoint` ON `checkpoint_entries` (`contract_id`,`model`,`id`);--> statement-breakpoint
CREATE TABLE `registered_checkpoints` (
	`contract_id` text NOT NULL,
	`model` text NOT NULL,
	`family` text NOT NULL,
	`place` integer,
	`about` text NOT NULL,
	`endpoint` text NOT NULL,
	PRIMARY KEY(`contract_id`, `model`),
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "registered_checkpoints_named" CHECK(length(trim("registered_checkpoints"."model")) > 0),
	CONSTRAINT "registered_checkpoints_place" CHECK("registered_checkpoints"."place" IS NULL OR "registered_checkpoints"."place" >= 1)
);
--> statement-breakpoint
CREATE TRIGGER checkpoint_entries_no_update BEFORE UPDATE ON checkpoint_entries BEGIN SELECT RAISE(ABORT, 'checkpoint_entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attachment_withdrawals_no_update BEFORE UPDATE ON attachment_withdrawals BEGIN SELECT RAISE(ABORT, 'attachment_withdrawals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attachment_withdrawals_no_delete BEFORE DELETE ON attachment_withdrawals BEGIN SELECT RAISE(ABORT, 'attachment_withdrawals are append-only'); END;
