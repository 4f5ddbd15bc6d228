CREATE TABLE `scoped_price_tiers` (
	`contract_id` text NOT NULL,
	`domain` text NOT NULL,
	`phase` text NOT NULL,
	`from_unit` integer NOT NULL,
	`unit_price_micro` integer NOT NULL,
	PRIMARY KEY(`contract_id`, `domain`, `phase`, `from_unit`),
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "scoped_price_tiers_range" CHECK("scoped_price_tiers"."from_unit" >= 1 AND "scoped_price_tiers"."unit_price_micro" >= 0),
	CONSTRAINT "scoped_price_tiers_scope" CHECK("scoped_price_tiers"."domain" <> '' OR "scoped_price_tiers"."phase" <> '')
);
--> statement-breakpoint
ALTER TABLE `contracts` ADD `tolerance_under_basis_points` integer DEFAULT 500 NOT NULL;--> statement-breakpoint
ALTER TABLE `contracts` ADD `tolerance_over_basis_points` integer;