CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_key` text NOT NULL,
	`contract_id` text,
	`file_name` text NOT NULL,
	`type` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attachments_subject_kind" CHECK("subject_kind" IN ('contract', 'vendor', 'term', 'readiness', 'milestone', 'question')),
	CONSTRAINT "attachments_type" CHECK("type" IN ('pdf', 'png', 'jpeg', 'zip', 'text')),
	CONSTRAINT "attachments_bytes" CHECK("attachments"."bytes" > 0 AND length("attachments"."sha256") = 64)
);
--> statement-breakpoint
CREATE INDEX `attachments_subject` ON `attachments` (`subject_kind`,`subject_key`);--> statement-breakpoint
CREATE INDEX `attachments_contract` ON `attachments` (`contract_id`);--> statement-breakpoint
CREATE TRIGGER attachments_no_update BEFORE UPDATE ON attachments BEGIN SELECT RAISE(ABORT, 'attachments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments BEGIN SELECT RAISE(ABORT, 'attachments are append-only'); END;
