CREATE TABLE `api_answers` (
	`token_id` text NOT NULL,
	`key` text NOT NULL,
	`request_sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	`status` integer,
	`location` text,
	`body` text,
	PRIMARY KEY(`token_id`, `key`),
	FOREIGN KEY (`token_id`) REFERENCES `api_tokens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `api_answers_created` ON `api_answers` (`created_at`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`token_sha256` text NOT NULL,
	`scopes` text NOT NULL,
	`contract_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "api_tokens_named" CHECK(length(trim("api_tokens"."name")) > 0),
	CONSTRAINT "api_tokens_lasts" CHECK("api_tokens"."expires_at" > "api_tokens"."created_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_token` ON `api_tokens` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `api_tokens_user` ON `api_tokens` (`user_id`);