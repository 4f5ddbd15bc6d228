ALTER TABLE `contracts` ADD `time_zone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `contracts` ADD `weekend` text DEFAULT '["saturday","sunday"]' NOT NULL;--> statement-breakpoint
ALTER TABLE `contracts` ADD `holidays` text DEFAULT '[]' NOT NULL;