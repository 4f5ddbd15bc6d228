CREATE TABLE `contract_amendments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`effective_on` text NOT NULL,
	`reason` text NOT NULL,
	`signer` text NOT NULL,
	`at` integer NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contract_amendments_signed" CHECK(length(trim("contract_amendments"."reason")) > 0 AND length(trim("contract_amendments"."signer")) > 0),
	CONSTRAINT "contract_amendments_on" CHECK("contract_amendments"."effective_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `contract_amendments_contract` ON `contract_amendments` (`contract_id`,`id`);--> statement-breakpoint
CREATE TRIGGER contract_amendments_no_update BEFORE UPDATE ON contract_amendments BEGIN SELECT RAISE(ABORT, 'contract_amendments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER contract_amendments_no_delete BEFORE DELETE ON contract_amendments BEGIN SELECT RAISE(ABORT, 'contract_amendments are append-only'); END;
