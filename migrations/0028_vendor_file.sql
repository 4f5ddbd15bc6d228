CREATE TABLE `vendor_contact_versions` (
	`contact_id` integer NOT NULL,
	`n` integer NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`email` text NOT NULL,
	`purpose` text NOT NULL,
	`retired_because` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`contact_id`, `n`),
	FOREIGN KEY (`contact_id`) REFERENCES `vendor_contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_contact_versions_said" CHECK(length(trim("vendor_contact_versions"."name")) > 0 AND length(trim("vendor_contact_versions"."by")) > 0),
	CONSTRAINT "vendor_contact_versions_why" CHECK("vendor_contact_versions"."retired_because" IS NULL OR length(trim("vendor_contact_versions"."retired_because")) > 0)
);
--> statement-breakpoint
CREATE TABLE `vendor_contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`vendor_id` text NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `vendor_contacts_vendor` ON `vendor_contacts` (`vendor_id`);--> statement-breakpoint
CREATE TABLE `vendor_incident_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`incident_id` integer NOT NULL,
	`kind` text NOT NULL,
	`outcome` text,
	`text` text NOT NULL,
	`attachment_id` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `vendor_incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_incident_events_kind" CHECK("kind" IN ('noted', 'closed', 'reopened')),
	CONSTRAINT "vendor_incident_events_outcome" CHECK(("vendor_incident_events"."outcome" IS NOT NULL) = ("vendor_incident_events"."kind" = 'closed')),
	CONSTRAINT "vendor_incident_events_said" CHECK(length(trim("vendor_incident_events"."text")) > 0 AND length(trim("vendor_incident_events"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `vendor_incident_events_incident` ON `vendor_incident_events` (`incident_id`);--> statement-breakpoint
CREATE TABLE `vendor_incidents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`vendor_id` text NOT NULL,
	`contract_id` text,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`happened_on` text NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_incidents_kind" CHECK("kind" IN ('false_reference', 'sub_contracting', 'model_use', 'leaked_data', 'missed_deadline', 'other')),
	CONSTRAINT "vendor_incidents_severity" CHECK("severity" IN ('minor', 'serious', 'grave')),
	CONSTRAINT "vendor_incidents_said" CHECK(length(trim("vendor_incidents"."what")) > 0 AND length(trim("vendor_incidents"."by")) > 0),
	CONSTRAINT "vendor_incidents_day" CHECK("vendor_incidents"."happened_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `vendor_incidents_vendor` ON `vendor_incidents` (`vendor_id`);--> statement-breakpoint
CREATE TABLE `vendor_note_comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`note_id` integer NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`note_id`) REFERENCES `vendor_notes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_note_comments_said" CHECK(length(trim("vendor_note_comments"."text")) > 0 AND length(trim("vendor_note_comments"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `vendor_note_comments_note` ON `vendor_note_comments` (`note_id`);--> statement-breakpoint
CREATE TABLE `vendor_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`vendor_id` text NOT NULL,
	`noted_on` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_notes_said" CHECK(length(trim("vendor_notes"."text")) > 0 AND length(trim("vendor_notes"."by")) > 0),
	CONSTRAINT "vendor_notes_day" CHECK("vendor_notes"."noted_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `vendor_notes_vendor` ON `vendor_notes` (`vendor_id`);--> statement-breakpoint
CREATE TRIGGER vendor_contacts_no_update BEFORE UPDATE ON vendor_contacts BEGIN SELECT RAISE(ABORT, 'vendor_contacts are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_contacts_no_delete BEFORE DELETE ON vendor_contacts BEGIN SELECT RAISE(ABORT, 'vendor_contacts are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_contact_versions_no_update BEFORE UPDATE ON vendor_contact_versions BEGIN SELECT RAISE(ABORT, 'vendor_contact_versions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_contact_versions_no_delete BEFORE DELETE ON vendor_contact_versions BEGIN SELECT RAISE(ABORT, 'vendor_contact_versions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_notes_no_update BEFORE UPDATE ON vendor_notes BEGIN SELECT RAISE(ABORT, 'vendor_notes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_notes_no_delete BEFORE DELETE ON vendor_notes BEGIN SELECT RAISE(ABORT, 'vendor_notes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_note_comments_no_update BEFORE UPDATE ON vendor_note_comments BEGIN SELECT RAISE(ABORT, 'vendor_note_comments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_note_comments_no_delete BEFORE DELETE ON vendor_note_comments BEGIN SELECT RAISE(ABORT, 'vendor_note_comments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_incidents_no_update BEFORE UPDATE ON vendor_incidents BEGIN SELECT RAISE(ABORT, 'vendor_incidents are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_incidents_no_delete BEFORE DELETE ON vendor_incidents BEGIN SELECT RAISE(ABORT, 'vendor_incidents are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_incident_events_no_update BEFORE UPDATE ON vendor_incident_events BEGIN SELECT RAISE(ABORT, 'vendor_incident_events are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vendor_incident_events_no_delete BEFORE DELETE ON vendor_incident_events BEGIN SELECT RAISE(ABORT, 'vendor_incident_events are append-only'); END;
