DROP TABLE `judgments`;--> statement-breakpoint
DROP TABLE `responses`;