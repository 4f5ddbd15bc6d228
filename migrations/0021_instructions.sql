CREATE TABLE `instruction_documents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`version` text NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	`agreed_on` text NOT NULL,
	`agreed_by` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "instruction_documents_said" CHECK(length(trim("instruction_documents"."version")) > 0 AND length(trim("instruction_documents"."body")) > 0),
	CONSTRAINT "instruction_documents_signed" CHECK(length(trim("instruction_documents"."agreed_by")) > 0 AND length("instruction_documents"."sha256") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `instruction_documents_version` ON `instruction_documents` (`contract_id`,`version`);--> statement-breakpoint
CREATE TRIGGER instruction_documents_no_update BEFORE UPDATE ON instruction_documents BEGIN SELECT RAISE(ABORT, 'instruction_documents are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER instruction_documents_no_delete BEFORE DELETE ON instruction_documents BEGIN SELECT RAISE(ABORT, 'instruction_documents are append-only'); END;
