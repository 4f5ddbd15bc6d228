CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`at` integer GENERATED ALWAYS AS (json_extract(body, '$.at')) VIRTUAL,
	`who` text GENERATED ALWAYS AS (json_extract(body, '$.who')) VIRTUAL,
	`what` text GENERATED ALWAYS AS (json_extract(body, '$.what')) VIRTUAL,
	`subject` text GENERATED ALWAYS AS (json_extract(body, '$.subject')) VIRTUAL
);
--> statement-breakpoint
CREATE INDEX `audit_events_who` ON `audit_events` (`who`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_events_subject` ON `audit_events` (`subject`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "audit_head_one" CHECK("audit_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `entry_links` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`token_sha256` text NOT NULL,
	`user_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "entry_links_kind" CHECK("kind" IN ('set-up', 'invitation', 'new-passphrase', 'demo')),
	CONSTRAINT "entry_links_whose" CHECK(("entry_links"."kind" = 'set-up') = ("entry_links"."user_id" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_links_token` ON `entry_links` (`token_sha256`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`user_id` text NOT NULL,
	`code_sha256` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`user_id`, `code_sha256`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_sha256` text NOT NULL,
	`user_id` text NOT NULL,
	`awaits_code` integer DEFAULT false NOT NULL,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_sha256` text NOT NULL,
	`address` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failures_address` ON `sign_in_failures` (`address`,`at`);--> statement-breakpoint
CREATE TABLE `user_roles` (
	`user_id` text NOT NULL,
	`contract_id` text NOT NULL,
	`role` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `contract_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "user_roles_role" CHECK("role" IN ('viewer', 'ops', 'researcher', 'lead', 'admin'))
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`role` text,
	`passphrase_hash` text,
	`totp_secret` text,
	`totp_last_step` integer,
	`oidc_subject` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	CONSTRAINT "users_role" CHECK("users"."role" IS NULL OR "role" IN ('viewer', 'ops', 'researcher', 'lead', 'admin')),
	CONSTRAINT "users_named" CHECK(length(trim("users"."name")) > 0 AND instr("users"."email", '@') > 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_name` ON `users` (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX `users_oidc` ON `users` (`oidc_subject`);--> statement-breakpoint
CREATE TABLE `vendor_links` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor_id` text NOT NULL,
	`token_sha256` text NOT NULL,
	`note` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`seen_at` integer,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vendor_links_hash" CHECK(length("vendor_links"."token_sha256") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vendor_links_token` ON `vendor_links` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `vendor_links_vendor` ON `vendor_links` (`vendor_id`);--> statement-breakpoint
INSERT INTO audit_head (id, count, hash) VALUES (1, 0, '');
--> statement-breakpoint
-- The audit log is evidence: it grows at its end and nowhere else.
CREATE TRIGGER audit_events_at_the_end BEFORE INSERT ON audit_events WHEN NEW.seq <> (SELECT count + 1 FROM audit_head) BEGIN SELECT RAISE(ABORT, 'the audit log grows at its end'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head WHEN NEW.count <> OLD.count + 1 BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
