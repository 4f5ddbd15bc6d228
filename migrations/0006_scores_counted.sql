ALTER TABLE `score_sets` ADD `rows` integer;--> statement-breakpoint
ALTER TABLE `score_sets` ADD `unknown` integer;