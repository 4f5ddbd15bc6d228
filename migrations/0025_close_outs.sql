CREATE TABLE `close_outs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "close_outs_signed" CHECK(length(trim("close_outs"."created_by")) > 0 AND "close_outs"."version" >= 1),
	CONSTRAINT "close_outs_hashed" CHECK(length("close_outs"."sha256") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `close_outs_version` ON `close_outs` (`contract_id`,`version`);--> statement-breakpoint
ALTER TABLE `contract_stages` ADD `open` text;--> statement-breakpoint
-- What a contract came to stays as it was when it ended.
CREATE TRIGGER close_outs_no_update BEFORE UPDATE ON close_outs BEGIN SELECT RAISE(ABORT, 'close-outs are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER close_outs_no_delete BEFORE DELETE ON close_outs BEGIN SELECT RAISE(ABORT, 'close-outs are append-only'); END;
