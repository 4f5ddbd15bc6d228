CREATE TABLE `evaluations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`better` text NOT NULL,
	`seed` integer NOT NULL,
	`value` real NOT NULL,
	`n` integer,
	`standard_error` real,
	`contamination` text DEFAULT '' NOT NULL,
	`supersedes` integer,
	`why` text DEFAULT '' NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `training_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supersedes`) REFERENCES `evaluations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evaluations_unit" CHECK("unit" IN ('share', 'score')),
	CONSTRAINT "evaluations_better" CHECK("better" IN ('higher', 'lower')),
	CONSTRAINT "evaluations_error" CHECK("evaluations"."n" IS NOT NULL OR "evaluations"."standard_error" IS NOT NULL),
	CONSTRAINT "evaluations_n" CHECK("evaluations"."n" IS NULL OR "evaluations"."n" >= 1),
	CONSTRAINT "evaluations_standard_error" CHECK("evaluations"."standard_error" IS NULL OR "evaluations"."standard_error" > 0),
	CONSTRAINT "evaluations_share" CHECK("evaluations"."unit" <> 'share' OR ("evaluations"."value" >= 0 AND "evaluations"."value" <= 1)),
	CONSTRAINT "evaluations_why" CHECK(("evaluations"."supersedes" IS NULL) = (length(trim("evaluations"."why")) = 0)),
	CONSTRAINT "evaluations_named" CHECK(length(trim("evaluations"."name")) > 0 AND length(trim("evaluations"."by")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evaluations_once` ON `evaluations` (`run_id`,`name`,`seed`) WHERE supersedes IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `evaluations_superseded_once` ON `evaluations` (`supersedes`);--> statement-breakpoint
CREATE TABLE `run_batches_left_out` (
	`run_id` text NOT NULL,
	`batch_id` text NOT NULL,
	PRIMARY KEY(`run_id`, `batch_id`),
	FOREIGN KEY (`run_id`) REFERENCES `training_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `run_withdrawals` (
	`run_id` text PRIMARY KEY NOT NULL,
	`why` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `training_runs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "run_withdrawals_said" CHECK(length(trim("run_withdrawals"."why")) > 0 AND length(trim("run_withdrawals"."by")) > 0)
);
--> statement-breakpoint
CREATE TABLE `training_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`release_id` text,
	`base_checkpoint` text NOT NULL,
	`method` text DEFAULT '' NOT NULL,
	`config` text DEFAULT '' NOT NULL,
	`seeds` text NOT NULL,
	`checkpoint` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "training_runs_kind" CHECK("kind" IN ('main', 'ablation', 'base')),
	CONSTRAINT "training_runs_of_release" CHECK(("training_runs"."kind" = 'base') = ("training_runs"."release_id" IS NULL)),
	CONSTRAINT "training_runs_method" CHECK("training_runs"."kind" = 'base' OR length(trim("training_runs"."method")) > 0),
	CONSTRAINT "training_runs_named" CHECK(length(trim("training_runs"."name")) > 0 AND length(trim("training_runs"."by")) > 0),
	CONSTRAINT "training_runs_base" CHECK(length(trim("training_runs"."base_checkpoint")) > 0),
	CONSTRAINT "training_runs_seeds" CHECK(json_array_length("training_runs"."seeds") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_runs_name` ON `training_runs` (`name`);--> statement-breakpoint
CREATE INDEX `training_runs_release` ON `training_runs` (`release_id`);--> statement-breakpoint
-- Runs and their evaluations are evidence: they are added, never changed.
CREATE TRIGGER training_runs_no_update BEFORE UPDATE ON training_runs BEGIN SELECT RAISE(ABORT, 'training_runs are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER training_runs_no_delete BEFORE DELETE ON training_runs BEGIN SELECT RAISE(ABORT, 'training_runs are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER run_batches_left_out_no_update BEFORE UPDATE ON run_batches_left_out BEGIN SELECT RAISE(ABORT, 'run_batches_left_out are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER run_batches_left_out_no_delete BEFORE DELETE ON run_batches_left_out BEGIN SELECT RAISE(ABORT, 'run_batches_left_out are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER run_withdrawals_no_update BEFORE UPDATE ON run_withdrawals BEGIN SELECT RAISE(ABORT, 'run_withdrawals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER run_withdrawals_no_delete BEFORE DELETE ON run_withdrawals BEGIN SELECT RAISE(ABORT, 'run_withdrawals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER evaluations_no_update BEFORE UPDATE ON evaluations BEGIN SELECT RAISE(ABORT, 'evaluations are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER evaluations_no_delete BEFORE DELETE ON evaluations BEGIN SELECT RAISE(ABORT, 'evaluations are append-only'); END;
