CREATE TABLE `week_reasons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "week_reasons_said" CHECK(length(trim("week_reasons"."reason")) > 0 AND length(trim("week_reasons"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `week_reasons_batch` ON `week_reasons` (`batch_id`);
--> statement-breakpoint
CREATE TRIGGER week_reasons_no_update BEFORE UPDATE ON week_reasons BEGIN SELECT RAISE(ABORT, 'week_reasons are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER week_reasons_no_delete BEFORE DELETE ON week_reasons BEGIN SELECT RAISE(ABORT, 'week_reasons are append-only'); END;
