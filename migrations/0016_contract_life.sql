CREATE TABLE `contract_stages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`stage` text NOT NULL,
	`on_day` text NOT NULL,
	`note` text NOT NULL,
	`red` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contract_stages_stage" CHECK("stage" IN ('sourcing', 'agreed', 'onboarding', 'running', 'closing', 'closed', 'terminated')),
	CONSTRAINT "contract_stages_signed" CHECK(length(trim("contract_stages"."by")) > 0),
	CONSTRAINT "contract_stages_on" CHECK("contract_stages"."on_day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `contract_stages_contract` ON `contract_stages` (`contract_id`,`id`);--> statement-breakpoint
CREATE TABLE `readiness_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`item` text NOT NULL,
	`state` text NOT NULL,
	`owner` text NOT NULL,
	`evidence` text NOT NULL,
	`link` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "readiness_entries_item" CHECK("item" IN ('training_infrastructure', 'evaluations', 'plan_for_use', 'endpoints', 'instructions_agreed', 'gold_set', 'export_tried')),
	CONSTRAINT "readiness_entries_state" CHECK("state" IN ('open', 'ready', 'not_needed')),
	CONSTRAINT "readiness_entries_signed" CHECK(length(trim("readiness_entries"."owner")) > 0 AND length(trim("readiness_entries"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `readiness_entries_contract` ON `readiness_entries` (`contract_id`,`item`,`id`);--> statement-breakpoint
CREATE TRIGGER contract_stages_no_update BEFORE UPDATE ON contract_stages BEGIN SELECT RAISE(ABORT, 'contract_stages are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER contract_stages_no_delete BEFORE DELETE ON contract_stages BEGIN SELECT RAISE(ABORT, 'contract_stages are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER readiness_entries_no_update BEFORE UPDATE ON readiness_entries BEGIN SELECT RAISE(ABORT, 'readiness_entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER readiness_entries_no_delete BEFORE DELETE ON readiness_entries BEGIN SELECT RAISE(ABORT, 'readiness_entries are append-only'); END;
