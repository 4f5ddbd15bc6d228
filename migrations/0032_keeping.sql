CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`vendor_id` text NOT NULL,
	`token` text NOT NULL,
	`reason` text NOT NULL,
	`counts` text NOT NULL,
	`redacted` text NOT NULL,
	`mentions` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`vendor_id`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_said" CHECK(length(trim("erasures"."reason")) > 0 AND length(trim("erasures"."by")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_token` ON `erasures` (`token`);--> statement-breakpoint
CREATE INDEX `erasures_vendor` ON `erasures` (`vendor_id`);--> statement-breakpoint
CREATE TABLE `release_redactions` (
	`release_id` text NOT NULL,
	`erasure_id` integer NOT NULL,
	`format` text NOT NULL,
	`split` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`lines` integer NOT NULL,
	PRIMARY KEY(`release_id`, `erasure_id`, `format`, `split`),
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`erasure_id`) REFERENCES `erasures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "release_redactions_hashed" CHECK(length("release_redactions"."sha256") = 64)
);
--> statement-breakpoint
CREATE TABLE `vault_tombstones` (
	`sha256` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`replaced_by` text,
	`bytes` integer NOT NULL,
	`whose` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "vault_tombstones_hashed" CHECK(length("vault_tombstones"."sha256") = 64),
	CONSTRAINT "vault_tombstones_kind" CHECK("kind" IN ('erasure', 'retention')),
	CONSTRAINT "vault_tombstones_said" CHECK(length(trim("vault_tombstones"."reason")) > 0 AND length(trim("vault_tombstones"."by")) > 0)
);
--> statement-breakpoint
CREATE TRIGGER vault_tombstones_no_update BEFORE UPDATE ON vault_tombstones BEGIN SELECT RAISE(ABORT, 'what was given up stays on record'); END;--> statement-breakpoint
CREATE TRIGGER vault_tombstones_no_delete BEFORE DELETE ON vault_tombstones BEGIN SELECT RAISE(ABORT, 'what was given up stays on record'); END;--> statement-breakpoint
CREATE TRIGGER erasures_no_update BEFORE UPDATE ON erasures BEGIN SELECT RAISE(ABORT, 'an erasure stays on record'); END;--> statement-breakpoint
CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'an erasure stays on record'); END;
--> statement-breakpoint
CREATE TRIGGER release_redactions_no_update BEFORE UPDATE ON release_redactions BEGIN SELECT RAISE(ABORT, 'what an erasure left of a release stays on record'); END;--> statement-breakpoint
CREATE TRIGGER release_redactions_no_delete BEFORE DELETE ON release_redactions BEGIN SELECT RAISE(ABORT, 'what an erasure left of a release stays on record'); END;
