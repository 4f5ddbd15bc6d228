CREATE TABLE `annotator_attributes` (
	`vendor_id` text NOT NULL,
	`pseudonym` text NOT NULL,
	`attribute` text NOT NULL,
	`value` text NOT NULL,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL,
	`file_sha256` text NOT NULL,
	PRIMARY KEY(`vendor_id`, `pseudonym`, `attribute`),
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "annotator_attributes_given" CHECK(length(trim("annotator_attributes"."pseudonym")) > 0 AND length(trim("annotator_attributes"."attribute")) > 0 AND length(trim("annotator_attributes"."value")) > 0)
);
--> statement-breakpoint
CREATE TABLE `population_targets` (
	`contract_id` text NOT NULL,
	`attribute` text NOT NULL,
	`value` text NOT NULL,
	`share` real NOT NULL,
	PRIMARY KEY(`contract_id`, `attribute`, `value`),
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "population_targets_share" CHECK("population_targets"."share" > 0 AND "population_targets"."share" <= 1)
);
