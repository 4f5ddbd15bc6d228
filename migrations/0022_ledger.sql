CREATE TABLE `invoice_lines` (
	`entry_id` integer NOT NULL,
	`n` integer NOT NULL,
	`batch_id` text,
	`description` text NOT NULL,
	`units` integer,
	`unit_price_micro` integer,
	`amount_minor` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `n`),
	FOREIGN KEY (`entry_id`) REFERENCES `ledger_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invoice_lines_units" CHECK("invoice_lines"."units" >= 0)
);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`invoice_id` integer,
	`batch_id` text,
	`reverses` integer,
	`amount_minor` integer NOT NULL,
	`dated_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `ledger_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reverses`) REFERENCES `ledger_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_entries_kind" CHECK("kind" IN ('invoice', 'credit_note', 'payment', 'reversal')),
	CONSTRAINT "ledger_entries_amount" CHECK("ledger_entries"."amount_minor" >= 0),
	CONSTRAINT "ledger_entries_by" CHECK(length(trim("ledger_entries"."by")) > 0),
	CONSTRAINT "ledger_entries_refers" CHECK(("ledger_entries"."kind" = 'reversal') = ("ledger_entries"."reverses" IS NOT NULL) AND ("ledger_entries"."kind" IN ('credit_note', 'payment')) = ("ledger_entries"."invoice_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_contract` ON `ledger_entries` (`contract_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entries_reversed_once` ON `ledger_entries` (`reverses`);--> statement-breakpoint
CREATE TABLE `obligation_waivers` (
	`decision_id` integer PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "obligation_waivers_said" CHECK(length(trim("obligation_waivers"."reason")) > 0 AND length(trim("obligation_waivers"."by")) > 0)
);
--> statement-breakpoint
-- What was asked for, credited and paid stays as it was entered: a mistake is reversed by an entry of its own.
CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_no_delete BEFORE DELETE ON ledger_entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_no_update BEFORE UPDATE ON invoice_lines BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_no_delete BEFORE DELETE ON invoice_lines BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER obligation_waivers_no_update BEFORE UPDATE ON obligation_waivers BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER obligation_waivers_no_delete BEFORE DELETE ON obligation_waivers BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
