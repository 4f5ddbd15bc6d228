CREATE TABLE `terms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text,
	`clause` text NOT NULL,
	`source` text NOT NULL,
	`owner` text NOT NULL,
	`effective_from` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "terms_kind" CHECK("kind" IN ('rejection_window', 'rework', 'replacement', 'credit_table', 'payment', 'minimum', 'acceptance_measures', 'annotators', 'annotator_share', 'no_model_use', 'sub_contracting', 'exclusivity', 'resale', 'ownership', 'usage', 'open_sourcing', 'publicity', 'personal_data', 'deletion', 'audit_right', 'instruction_change', 'termination', 'liability')),
	CONSTRAINT "terms_signed" CHECK(length(trim("terms"."owner")) > 0 AND length(trim("terms"."recorded_by")) > 0),
	CONSTRAINT "terms_effective_from" CHECK("terms"."effective_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `terms_contract` ON `terms` (`contract_id`,`kind`,`effective_from`);--> statement-breakpoint
CREATE TRIGGER terms_no_update BEFORE UPDATE ON terms BEGIN SELECT RAISE(ABORT, 'terms are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER terms_no_delete BEFORE DELETE ON terms BEGIN SELECT RAISE(ABORT, 'terms are append-only'); END;
