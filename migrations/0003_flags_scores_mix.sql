CREATE TABLE `flag_rulings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`flag_id` integer NOT NULL,
	`state` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`why` text NOT NULL,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "flag_rulings_state" CHECK("state" IN ('open', 'upheld', 'dismissed')),
	CONSTRAINT "flag_rulings_said" CHECK(length(trim("flag_rulings"."why")) > 0 AND length(trim("flag_rulings"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `flag_rulings_flag` ON `flag_rulings` (`flag_id`,`id`);--> statement-breakpoint
CREATE TABLE `flags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`reason` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`treatment` text NOT NULL,
	`weight` real,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "flags_subject_kind" CHECK("subject_kind" IN ('record', 'annotator', 'slice', 'batch')),
	CONSTRAINT "flags_reason" CHECK("reason" IN ('gold_errors', 'disagreement', 'side_bias', 'length_bias', 'careless', 'copying', 'duplicates', 'against_instructions', 'scores_disagree', 'drift', 'other')),
	CONSTRAINT "flags_treatment" CHECK("treatment" IN ('inspect', 'downweight', 'quarantine', 'drop', 'charge_back')),
	CONSTRAINT "flags_weight" CHECK(("flags"."treatment" = 'downweight') = ("flags"."weight" IS NOT NULL)),
	CONSTRAINT "flags_weight_range" CHECK("flags"."weight" IS NULL OR ("flags"."weight" >= 0 AND "flags"."weight" < 1)),
	CONSTRAINT "flags_author" CHECK(length(trim("flags"."author")) > 0),
	CONSTRAINT "flags_subject" CHECK(("flags"."subject_kind" = 'batch') = ("flags"."subject" = ''))
);
--> statement-breakpoint
CREATE INDEX `flags_batch` ON `flags` (`batch_id`);--> statement-breakpoint
CREATE TABLE `score_sets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`delivery_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`data` blob NOT NULL,
	`scored` integer NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "score_sets_named" CHECK(length(trim("score_sets"."name")) > 0),
	CONSTRAINT "score_sets_kind" CHECK("kind" IN ('reward', 'judge', 'trait'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_sets_name` ON `score_sets` (`delivery_id`,`name`);--> statement-breakpoint
ALTER TABLE `contracts` ADD `mix` text;
--> statement-breakpoint
CREATE TRIGGER flags_no_update BEFORE UPDATE ON flags BEGIN SELECT RAISE(ABORT, 'flags are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER flags_no_delete BEFORE DELETE ON flags BEGIN SELECT RAISE(ABORT, 'flags are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER flag_rulings_no_update BEFORE UPDATE ON flag_rulings BEGIN SELECT RAISE(ABORT, 'flag_rulings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER flag_rulings_no_delete BEFORE DELETE ON flag_rulings BEGIN SELECT RAISE(ABORT, 'flag_rulings are append-only'); END;
