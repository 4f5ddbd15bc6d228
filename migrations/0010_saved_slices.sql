CREATE TABLE `saved_slices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`batch_id` text,
	`name` text NOT NULL,
	`predicate` text NOT NULL,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "saved_slices_named" CHECK(length(trim("saved_slices"."name")) > 0 AND length(trim("saved_slices"."author")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_slices_name_in_contract` ON `saved_slices` (`contract_id`,`name`) WHERE batch_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `saved_slices_name_in_batch` ON `saved_slices` (`batch_id`,`name`) WHERE batch_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `saved_slices_contract` ON `saved_slices` (`contract_id`);--> statement-breakpoint
CREATE TABLE `slice_archivals` (
	`slice_id` integer PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`slice_id`) REFERENCES `saved_slices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slice_archivals_said" CHECK(length(trim("slice_archivals"."by")) > 0)
);
--> statement-breakpoint
CREATE TRIGGER saved_slices_no_update BEFORE UPDATE ON saved_slices BEGIN SELECT RAISE(ABORT, 'saved_slices are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER saved_slices_no_delete BEFORE DELETE ON saved_slices BEGIN SELECT RAISE(ABORT, 'saved_slices are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER slice_archivals_no_update BEFORE UPDATE ON slice_archivals BEGIN SELECT RAISE(ABORT, 'slice_archivals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER slice_archivals_no_delete BEFORE DELETE ON slice_archivals BEGIN SELECT RAISE(ABORT, 'slice_archivals are append-only'); END;
