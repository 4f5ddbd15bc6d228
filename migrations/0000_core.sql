CREATE TABLE `annotators` (
	`vendor_id` text NOT NULL,
	`pseudonym` text NOT NULL,
	`first_seen_delivery` integer,
	PRIMARY KEY(`vendor_id`, `pseudonym`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`first_seen_delivery`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE set null
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`week` integer NOT NULL,
	`phase` text NOT NULL,
	`due_at` integer NOT NULL,
	`expected_units` integer NOT NULL,
	`instruction_version` text,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "batches_week" CHECK("batches"."week" >= 1 AND "batches"."expected_units" >= 0),
	CONSTRAINT "batches_phase" CHECK("phase" IN ('calibration', 'production'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_contract_week` ON `batches` (`contract_id`,`week`);--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`contract_id` text NOT NULL,
	`model` text NOT NULL,
	`from_week` integer,
	`to_week` integer,
	PRIMARY KEY(`contract_id`, `model`),
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contracts` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`title` text NOT NULL,
	`unit` text NOT NULL,
	`currency` text NOT NULL,
	`committed_units` integer NOT NULL,
	`starts_on` text NOT NULL,
	`rejection_window_days` integer NOT NULL,
	`committed_minor` integer,
	`discount_basis_points` integer DEFAULT 0 NOT NULL,
	`discount_units` integer DEFAULT 0 NOT NULL,
	`feedback` text NOT NULL,
	`policy_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contracts_committed" CHECK("contracts"."committed_units" > 0),
	CONSTRAINT "contracts_currency" CHECK(length("contracts"."currency") = 3),
	CONSTRAINT "contracts_window" CHECK("contracts"."rejection_window_days" >= 0),
	CONSTRAINT "contracts_discount" CHECK("contracts"."discount_basis_points" BETWEEN 0 AND 10000 AND "contracts"."discount_units" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contracts_vendor_title` ON `contracts` (`vendor_id`,`title`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`delivery_id` integer NOT NULL,
	`commercial` text NOT NULL,
	`training` text NOT NULL,
	`reason` text NOT NULL,
	`signer` text NOT NULL,
	`policy_id` text NOT NULL,
	`recommended_commercial` text NOT NULL,
	`recommended_training` text NOT NULL,
	`is_override` integer NOT NULL,
	`rules` text NOT NULL,
	`evidence` text NOT NULL,
	`accepted_units` integer NOT NULL,
	`payable_minor` integer NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_id`) REFERENCES `policies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_reason" CHECK(length(trim("decisions"."reason")) > 0 AND length(trim("decisions"."signer")) > 0),
	CONSTRAINT "decisions_commercial" CHECK("commercial" IN ('accept', 'accept_with_credit', 'hold', 'rework', 'reject')),
	CONSTRAINT "decisions_training" CHECK("training" IN ('include', 'reweight', 'quarantine', 'drop'))
);
--> statement-breakpoint
CREATE INDEX `decisions_batch` ON `decisions` (`batch_id`,`id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`batch_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`loading_pid` integer,
	`superseded_by` integer,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`text_sha256` text NOT NULL,
	`format` text NOT NULL,
	`reader` text NOT NULL,
	`parser_version` text NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`items` integer DEFAULT 0 NOT NULL,
	`responses` integer DEFAULT 0 NOT NULL,
	`judgments` integer DEFAULT 0 NOT NULL,
	`quarantined` integer DEFAULT 0 NOT NULL,
	`dictionary` text,
	`received_at` integer NOT NULL,
	`received_by` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`superseded_by`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "deliveries_state" CHECK("state" IN ('loading', 'ready')),
	CONSTRAINT "deliveries_kind" CHECK("kind" IN ('full', 'correction'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_batch_version` ON `deliveries` (`batch_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_batch_file` ON `deliveries` (`batch_id`,`file_sha256`);--> statement-breakpoint
CREATE TABLE `delivery_columns` (
	`delivery_id` integer NOT NULL,
	`name` text NOT NULL,
	`chunk` integer NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`delivery_id`, `name`, `chunk`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `items` (
	`delivery_id` integer NOT NULL,
	`n` integer NOT NULL,
	`external_id` text NOT NULL,
	`line` integer NOT NULL,
	`offset` integer NOT NULL,
	`length` integer NOT NULL,
	`conversation` text,
	`turn` integer,
	`domain` text,
	`language` text,
	PRIMARY KEY(`delivery_id`, `n`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`stage` text NOT NULL,
	`title` text NOT NULL,
	`input` text NOT NULL,
	`bytes_done` integer DEFAULT 0 NOT NULL,
	`bytes_total` integer DEFAULT 0 NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`cancel_requested` integer DEFAULT false NOT NULL,
	`result` text,
	`message` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	CONSTRAINT "jobs_state_known" CHECK("state" IN ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "jobs_stage_known" CHECK("stage" IN ('queued', 'read', 'store', 'measure', 'done'))
);
--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`);--> statement-breakpoint
CREATE TABLE `judgments` (
	`delivery_id` integer NOT NULL,
	`n` integer NOT NULL,
	`item` integer NOT NULL,
	`annotator` text,
	`kind` text NOT NULL,
	`strength` real,
	`tie` text NOT NULL,
	`seconds` real,
	`at` integer,
	`gold_verdict` integer NOT NULL,
	PRIMARY KEY(`delivery_id`, `n`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mappings_name_version` ON `mappings` (`vendor_id`,`name`,`version`);--> statement-breakpoint
CREATE TABLE `metric_values` (
	`delivery_id` integer NOT NULL,
	`metric` text NOT NULL,
	`metric_version` integer NOT NULL,
	`scope` text NOT NULL,
	`kind` text NOT NULL,
	`value` real,
	`low` real,
	`high` real,
	`n` integer,
	`outcome` text NOT NULL,
	`measured_at` integer NOT NULL,
	PRIMARY KEY(`delivery_id`, `scope`, `metric`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `metric_values_metric` ON `metric_values` (`metric`);--> statement-breakpoint
CREATE TABLE `policies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policies_name_version` ON `policies` (`name`,`version`);--> statement-breakpoint
CREATE TABLE `price_tiers` (
	`contract_id` text NOT NULL,
	`from_unit` integer NOT NULL,
	`unit_price_micro` integer NOT NULL,
	PRIMARY KEY(`contract_id`, `from_unit`),
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "price_tiers_range" CHECK("price_tiers"."from_unit" >= 1 AND "price_tiers"."unit_price_micro" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quarantined_rows` (
	`delivery_id` integer NOT NULL,
	`n` integer NOT NULL,
	`line` integer NOT NULL,
	`field` text NOT NULL,
	`rule` text NOT NULL,
	`hint` text NOT NULL,
	`offset` integer NOT NULL,
	`length` integer NOT NULL,
	PRIMARY KEY(`delivery_id`, `n`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `release_members` (
	`release_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`decision_id` integer NOT NULL,
	PRIMARY KEY(`release_id`, `batch_id`),
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`manifest` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_name` ON `releases` (`name`);--> statement-breakpoint
CREATE TABLE `responses` (
	`delivery_id` integer NOT NULL,
	`item` integer NOT NULL,
	`position` integer NOT NULL,
	`model` text,
	`chars` integer NOT NULL,
	`words` integer NOT NULL,
	PRIMARY KEY(`delivery_id`, `item`, `position`),
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `vendors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "vendors_name_given" CHECK(length(trim("vendors"."name")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendors_name` ON `vendors` (`name`);