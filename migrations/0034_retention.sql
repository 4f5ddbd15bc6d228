CREATE TABLE `retention_deliveries` (
	`delivery_id` integer PRIMARY KEY NOT NULL,
	`retention_id` integer NOT NULL,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`retention_id`) REFERENCES `retentions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retention_rounds` (
	`round_id` text PRIMARY KEY NOT NULL,
	`retention_id` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `calibration_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`retention_id`) REFERENCES `retentions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `retention_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`days` integer,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retention_rules_days" CHECK("retention_rules"."days" IS NULL OR "retention_rules"."days" >= 0),
	CONSTRAINT "retention_rules_said" CHECK(length(trim("retention_rules"."reason")) > 0 AND length(trim("retention_rules"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `retention_rules_contract` ON `retention_rules` (`contract_id`,`id`);--> statement-breakpoint
CREATE TABLE `retentions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`days` integer NOT NULL,
	`counts` text NOT NULL,
	`releases` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retentions_said" CHECK(length(trim("retentions"."reason")) > 0 AND length(trim("retentions"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `retentions_contract` ON `retentions` (`contract_id`,`id`);--> statement-breakpoint
CREATE TRIGGER retention_rules_no_update BEFORE UPDATE ON retention_rules BEGIN SELECT RAISE(ABORT, 'a rule of retention stays on record'); END;--> statement-breakpoint
CREATE TRIGGER retention_rules_no_delete BEFORE DELETE ON retention_rules BEGIN SELECT RAISE(ABORT, 'a rule of retention stays on record'); END;--> statement-breakpoint
CREATE TRIGGER retentions_no_update BEFORE UPDATE ON retentions BEGIN SELECT RAISE(ABORT, 'a deletion under retention stays on record'); END;--> statement-breakpoint
CREATE TRIGGER retentions_no_delete BEFORE DELETE ON retentions BEGIN SELECT RAISE(ABORT, 'a deletion under retention stays on record'); END;--> statement-breakpoint
CREATE TRIGGER retention_deliveries_no_update BEFORE UPDATE ON retention_deliveries BEGIN SELECT RAISE(ABORT, 'a deletion under retention stays on record'); END;--> statement-breakpoint
CREATE TRIGGER retention_deliveries_no_delete BEFORE DELETE ON retention_deliveries BEGIN SELECT RAISE(ABORT, 'a deletion under retention stays on record'); END;--> statement-breakpoint
CREATE TRIGGER retention_rounds_no_update BEFORE UPDATE ON retention_rounds BEGIN SELECT RAISE(ABORT, 'a deletion under retention stays on record'); END;--> statement-breakpoint
CREATE TRIGGER retention_rounds_no_delete BEFORE DELETE ON retention_rounds BEGIN SELECT RAISE(ABORT, 'a deletion under retention stays on record'); END;
