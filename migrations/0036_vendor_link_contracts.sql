CREATE TABLE `vendor_link_contracts` (
	`link_id` text NOT NULL,
	`contract_id` text NOT NULL,
	PRIMARY KEY(`link_id`, `contract_id`),
	FOREIGN KEY (`link_id`) REFERENCES `vendor_links`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action
);
