CREATE TABLE `pending_amendment_ends` (
	`pending_id` integer PRIMARY KEY NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`pending_id`) REFERENCES `pending_amendments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pending_amendment_ends_outcome" CHECK("outcome" IN ('applied', 'withdrawn', 'refused'))
);
--> statement-breakpoint
CREATE TABLE `pending_amendments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`effective_on` text NOT NULL,
	`reason` text NOT NULL,
	`signer` text NOT NULL,
	`at` integer NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`policy_id` text,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pending_amendments_signed" CHECK(length(trim("pending_amendments"."reason")) > 0 AND length(trim("pending_amendments"."signer")) > 0),
	CONSTRAINT "pending_amendments_on" CHECK("pending_amendments"."effective_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `pending_amendments_contract` ON `pending_amendments` (`contract_id`,`id`);
--> statement-breakpoint
CREATE TRIGGER pending_amendments_no_update BEFORE UPDATE ON pending_amendments BEGIN SELECT RAISE(ABORT, 'pending_amendments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER pending_amendments_no_delete BEFORE DELETE ON pending_amendments BEGIN SELECT RAISE(ABORT, 'pending_amendments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER pending_amendment_ends_no_update BEFORE UPDATE ON pending_amendment_ends BEGIN SELECT RAISE(ABORT, 'pending_amendment_ends are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER pending_amendment_ends_no_delete BEFORE DELETE ON pending_amendment_ends BEGIN SELECT RAISE(ABORT, 'pending_amendment_ends are append-only'); END;
