CREATE TABLE `inspected_items` (
	`inspection_id` text NOT NULL,
	`n` integer NOT NULL,
	`delivery_id` integer NOT NULL,
	`item` integer NOT NULL,
	`judgment` integer NOT NULL,
	`external_id` text NOT NULL,
	`offset` integer NOT NULL,
	`length` integer NOT NULL,
	`stratum` text NOT NULL,
	PRIMARY KEY(`inspection_id`, `n`),
	FOREIGN KEY (`inspection_id`) REFERENCES `inspections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspected_items_once` ON `inspected_items` (`inspection_id`,`delivery_id`,`item`,`judgment`);--> statement-breakpoint
CREATE INDEX `inspected_items_record` ON `inspected_items` (`delivery_id`,`item`);--> statement-breakpoint
CREATE TABLE `inspection_answers` (
	`inspection_id` text NOT NULL,
	`n` integer NOT NULL,
	`reviewer` text NOT NULL,
	`reviewer_key` text NOT NULL,
	`answer` text NOT NULL,
	`strength` real,
	`seconds` real,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`inspection_id`, `n`, `reviewer_key`),
	FOREIGN KEY (`inspection_id`,`n`) REFERENCES `inspected_items`(`inspection_id`,`n`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inspection_answers_named" CHECK(length(trim("inspection_answers"."reviewer")) > 0 AND length("inspection_answers"."reviewer_key") > 0)
);
--> statement-breakpoint
CREATE TABLE `inspection_outcomes` (
	`inspection_id` text PRIMARY KEY NOT NULL,
	`end` text NOT NULL,
	`standing` text NOT NULL,
	`reason` text NOT NULL,
	`ended_at` integer NOT NULL,
	`ended_by` text NOT NULL,
	FOREIGN KEY (`inspection_id`) REFERENCES `inspections`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inspection_outcomes_end" CHECK("end" IN ('accepted', 'rejected', 'finished', 'abandoned')),
	CONSTRAINT "inspection_outcomes_reason" CHECK("inspection_outcomes"."end" <> 'abandoned' OR length(trim("inspection_outcomes"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE `inspection_reservations` (
	`inspection_id` text NOT NULL,
	`n` integer NOT NULL,
	`reviewer` text NOT NULL,
	`reviewer_key` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`inspection_id`, `n`),
	FOREIGN KEY (`inspection_id`,`n`) REFERENCES `inspected_items`(`inspection_id`,`n`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspection_reservations_one_each` ON `inspection_reservations` (`inspection_id`,`reviewer_key`);--> statement-breakpoint
CREATE TABLE `inspection_rulings` (
	`inspection_id` text NOT NULL,
	`n` integer NOT NULL,
	`opinion` integer NOT NULL,
	`reviewer` text NOT NULL,
	`reviewer_key` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text NOT NULL,
	`ruled_at` integer NOT NULL,
	PRIMARY KEY(`inspection_id`, `n`, `opinion`),
	FOREIGN KEY (`inspection_id`,`n`,`reviewer_key`) REFERENCES `inspection_answers`(`inspection_id`,`n`,`reviewer_key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inspection_rulings_opinion" CHECK("inspection_rulings"."opinion" IN (1, 2)),
	CONSTRAINT "inspection_rulings_verdict" CHECK("verdict" IN ('defensible', 'critical', 'major', 'minor')),
	CONSTRAINT "inspection_rulings_note" CHECK("inspection_rulings"."verdict" = 'defensible' OR length(trim("inspection_rulings"."note")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspection_rulings_two_people` ON `inspection_rulings` (`inspection_id`,`n`,`reviewer_key`);--> statement-breakpoint
CREATE TABLE `inspections` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`plan` text,
	`source` text NOT NULL,
	`delivery_ids` text NOT NULL,
	`seed` integer NOT NULL,
	`population` integer NOT NULL,
	`strata` text NOT NULL,
	`instruction_version` text,
	`drawn_at` integer NOT NULL,
	`drawn_by` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inspections_kind" CHECK("kind" IN ('lot', 'queue')),
	CONSTRAINT "inspections_planned" CHECK(("inspections"."kind" = 'lot') = ("inspections"."plan" IS NOT NULL)),
	CONSTRAINT "inspections_drawn_by" CHECK(length(trim("inspections"."drawn_by")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspections_number` ON `inspections` (`batch_id`,`number`);
--> statement-breakpoint
CREATE TRIGGER inspections_no_update BEFORE UPDATE ON inspections BEGIN SELECT RAISE(ABORT, 'inspections are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspections_no_delete BEFORE DELETE ON inspections BEGIN SELECT RAISE(ABORT, 'inspections are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspected_items_no_update BEFORE UPDATE ON inspected_items BEGIN SELECT RAISE(ABORT, 'inspected_items are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspected_items_no_delete BEFORE DELETE ON inspected_items BEGIN SELECT RAISE(ABORT, 'inspected_items are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_answers_no_update BEFORE UPDATE ON inspection_answers BEGIN SELECT RAISE(ABORT, 'inspection_answers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_answers_no_delete BEFORE DELETE ON inspection_answers BEGIN SELECT RAISE(ABORT, 'inspection_answers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_rulings_no_update BEFORE UPDATE ON inspection_rulings BEGIN SELECT RAISE(ABORT, 'inspection_rulings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_rulings_no_delete BEFORE DELETE ON inspection_rulings BEGIN SELECT RAISE(ABORT, 'inspection_rulings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_outcomes_no_update BEFORE UPDATE ON inspection_outcomes BEGIN SELECT RAISE(ABORT, 'inspection_outcomes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_outcomes_no_delete BEFORE DELETE ON inspection_outcomes BEGIN SELECT RAISE(ABORT, 'inspection_outcomes are append-only'); END;
