CREATE TABLE `calendar_links` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text,
	`token_sha256` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calendar_links_hash" CHECK(length("calendar_links"."token_sha256") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_links_token` ON `calendar_links` (`token_sha256`);--> statement-breakpoint
CREATE TABLE `milestone_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`milestone_id` text NOT NULL,
	`entry` text NOT NULL,
	`day` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestone_entries_entry" CHECK("entry" IN ('due', 'done', 'reopened', 'withdrawn')),
	CONSTRAINT "milestone_entries_day" CHECK("milestone_entries"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "milestone_entries_signed" CHECK(length(trim("milestone_entries"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `milestone_entries_milestone` ON `milestone_entries` (`milestone_id`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`owner` text NOT NULL,
	`week` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestones_kind" CHECK("kind" IN ('signature', 'instructions_agreed', 'slots_confirmed', 'readiness', 'calibration_passed', 'first_batch', 'improvement_visible', 'final_delivery', 'invoice', 'deletion', 'renewal', 'other')),
	CONSTRAINT "milestones_named" CHECK(length(trim("milestones"."title")) > 0 AND length(trim("milestones"."owner")) > 0)
);
--> statement-breakpoint
CREATE INDEX `milestones_contract` ON `milestones` (`contract_id`);--> statement-breakpoint
CREATE TABLE `slot_confirmations` (
	`slot_id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `vendor_slots`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slot_confirmations_day" CHECK("slot_confirmations"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE TABLE `vendor_slots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`week` integer NOT NULL,
	`units` integer NOT NULL,
	`confirm_by` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_slots_units" CHECK("vendor_slots"."units" >= 1 AND "vendor_slots"."week" >= 1),
	CONSTRAINT "vendor_slots_day" CHECK("vendor_slots"."confirm_by" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `vendor_slots_contract` ON `vendor_slots` (`contract_id`);--> statement-breakpoint
CREATE TRIGGER milestone_entries_no_update BEFORE UPDATE ON milestone_entries BEGIN SELECT RAISE(ABORT, 'milestone_entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER milestone_entries_no_delete BEFORE DELETE ON milestone_entries BEGIN SELECT RAISE(ABORT, 'milestone_entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_slots_no_update BEFORE UPDATE ON vendor_slots BEGIN SELECT RAISE(ABORT, 'vendor_slots are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_slots_no_delete BEFORE DELETE ON vendor_slots BEGIN SELECT RAISE(ABORT, 'vendor_slots are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER slot_confirmations_no_update BEFORE UPDATE ON slot_confirmations BEGIN SELECT RAISE(ABORT, 'slot_confirmations are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER slot_confirmations_no_delete BEFORE DELETE ON slot_confirmations BEGIN SELECT RAISE(ABORT, 'slot_confirmations are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER milestones_no_update BEFORE UPDATE ON milestones BEGIN SELECT RAISE(ABORT, 'milestones are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER milestones_no_delete BEFORE DELETE ON milestones BEGIN SELECT RAISE(ABORT, 'milestones are append-only'); END;
