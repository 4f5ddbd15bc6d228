CREATE TABLE `vendor_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`decision_id` integer NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_reports_by" CHECK(length(trim("vendor_reports"."created_by")) > 0 AND "vendor_reports"."version" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_reports_version` ON `vendor_reports` (`decision_id`,`version`);--> statement-breakpoint
-- What a vendor was told stays as it was told.
CREATE TRIGGER vendor_reports_no_update BEFORE UPDATE ON vendor_reports BEGIN SELECT RAISE(ABORT, 'reports are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_reports_no_delete BEFORE DELETE ON vendor_reports BEGIN SELECT RAISE(ABORT, 'reports are append-only'); END;
