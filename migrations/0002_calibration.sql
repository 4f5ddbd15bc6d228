CREATE TABLE `adjudications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`delivery_id` integer NOT NULL,
	`item` integer NOT NULL,
	`outcome` text NOT NULL,
	`answer` text,
	`agreed_by` text NOT NULL,
	`seconded_by` text NOT NULL,
	`reason` text NOT NULL,
	`adjudicated_at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adjudications_outcome" CHECK("outcome" IN ('gold', 'no_answer')),
	CONSTRAINT "adjudications_answered" CHECK(("adjudications"."outcome" = 'gold') = ("adjudications"."answer" IS NOT NULL)),
	CONSTRAINT "adjudications_two_people" CHECK(lower(trim("adjudications"."agreed_by")) <> lower(trim("adjudications"."seconded_by"))),
	CONSTRAINT "adjudications_named" CHECK(length(trim("adjudications"."agreed_by")) > 0 AND length(trim("adjudications"."seconded_by")) > 0 AND length(trim("adjudications"."reason")) > 0)
);
--> statement-breakpoint
CREATE INDEX `adjudications_item` ON `adjudications` (`delivery_id`,`item`);--> statement-breakpoint
CREATE INDEX `adjudications_contract` ON `adjudications` (`contract_id`,`id`);--> statement-breakpoint
CREATE TABLE `calibration_answers` (
	`round_id` text NOT NULL,
	`item` integer NOT NULL,
	`annotator` text NOT NULL,
	`strength` real,
	`tie` text NOT NULL,
	`seconds` real,
	`at` integer,
	`raw` text NOT NULL,
	`origin` text NOT NULL,
	`received_at` integer NOT NULL,
	`received_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `item`, `annotator`),
	FOREIGN KEY (`round_id`,`item`) REFERENCES `calibration_items`(`round_id`,`n`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "calibration_answers_named" CHECK(length(trim("calibration_answers"."annotator")) > 0),
	CONSTRAINT "calibration_answers_strength" CHECK("calibration_answers"."strength" IS NULL OR "calibration_answers"."strength" BETWEEN -1 AND 1)
);
--> statement-breakpoint
CREATE TABLE `calibration_closures` (
	`round_id` text PRIMARY KEY NOT NULL,
	`note` text NOT NULL,
	`next_instruction_version` text,
	`closed_at` integer NOT NULL,
	`closed_by` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `calibration_rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `calibration_files` (
	`round_id` text NOT NULL,
	`n` integer NOT NULL,
	`role` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`text_sha256` text NOT NULL,
	`reader` text NOT NULL,
	`counts` text NOT NULL,
	`received_at` integer NOT NULL,
	`received_by` text NOT NULL,
	PRIMARY KEY(`round_id`, `n`),
	FOREIGN KEY (`round_id`) REFERENCES `calibration_rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `calibration_items` (
	`round_id` text NOT NULL,
	`n` integer NOT NULL,
	`origin` text NOT NULL,
	`delivery_id` integer,
	`item` integer,
	`text_sha256` text NOT NULL,
	`offset` integer NOT NULL,
	`length` integer NOT NULL,
	`external_id` text NOT NULL,
	`pair_key` real NOT NULL,
	`first_key` real NOT NULL,
	`domain` text,
	`key` text,
	`key_strength` real,
	`key_tie` text,
	PRIMARY KEY(`round_id`, `n`),
	FOREIGN KEY (`round_id`) REFERENCES `calibration_rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calibration_items_strength" CHECK("calibration_items"."key_strength" IS NULL OR "calibration_items"."key_strength" BETWEEN -1 AND 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calibration_items_external_id` ON `calibration_items` (`round_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `calibration_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`instruction_version` text,
	`rule` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "calibration_rounds_titled" CHECK(length(trim("calibration_rounds"."title")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calibration_rounds_number` ON `calibration_rounds` (`contract_id`,`number`);--> statement-breakpoint
CREATE TABLE `gold_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`adjudication_id` integer NOT NULL,
	`delivery_id` integer NOT NULL,
	`item` integer NOT NULL,
	`text_sha256` text NOT NULL,
	`offset` integer NOT NULL,
	`length` integer NOT NULL,
	`external_id` text NOT NULL,
	`pair_key` real NOT NULL,
	`first_key` real NOT NULL,
	`domain` text,
	`key` text NOT NULL,
	`key_strength` real,
	`key_tie` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adjudication_id`) REFERENCES `adjudications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gold_items_adjudication` ON `gold_items` (`adjudication_id`);--> statement-breakpoint
CREATE INDEX `gold_items_contract` ON `gold_items` (`contract_id`,`id`);--> statement-breakpoint
CREATE TABLE `gold_retirements` (
	`gold_item_id` integer PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`retired_at` integer NOT NULL,
	`retired_by` text NOT NULL,
	FOREIGN KEY (`gold_item_id`) REFERENCES `gold_items`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "gold_retirements_reason" CHECK(length(trim("gold_retirements"."reason")) > 0)
);
--> statement-breakpoint
-- Adjudications and the gold they make are evidence: they are added, never changed.
CREATE TRIGGER adjudications_no_update BEFORE UPDATE ON adjudications BEGIN SELECT RAISE(ABORT, 'adjudications are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER adjudications_no_delete BEFORE DELETE ON adjudications BEGIN SELECT RAISE(ABORT, 'adjudications are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER gold_items_no_update BEFORE UPDATE ON gold_items BEGIN SELECT RAISE(ABORT, 'gold is immutable: retire it'); END;
--> statement-breakpoint
CREATE TRIGGER gold_items_no_delete BEFORE DELETE ON gold_items BEGIN SELECT RAISE(ABORT, 'gold is immutable: retire it'); END;
--> statement-breakpoint
CREATE TRIGGER gold_retirements_no_update BEFORE UPDATE ON gold_retirements BEGIN SELECT RAISE(ABORT, 'a retirement stands'); END;
--> statement-breakpoint
CREATE TRIGGER gold_retirements_no_delete BEFORE DELETE ON gold_retirements BEGIN SELECT RAISE(ABORT, 'a retirement stands'); END;
