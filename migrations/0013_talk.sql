CREATE TABLE `assignment_closures` (
	`assignment_id` integer PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignment_closures_said" CHECK(length(trim("assignment_closures"."by")) > 0)
);
--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_key` text NOT NULL,
	`contract_id` text NOT NULL,
	`task` text NOT NULL,
	`assignee` text NOT NULL,
	`due_on` text NOT NULL,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignments_subject_kind" CHECK("subject_kind" IN ('contract', 'batch', 'slice', 'record', 'flag')),
	CONSTRAINT "assignments_said" CHECK(length(trim("assignments"."task")) > 0 AND length(trim("assignments"."assignee")) > 0 AND length(trim("assignments"."author")) > 0),
	CONSTRAINT "assignments_due_on" CHECK("assignments"."due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE INDEX `assignments_subject` ON `assignments` (`subject_kind`,`subject_key`);--> statement-breakpoint
CREATE INDEX `assignments_due` ON `assignments` (`due_on`);--> statement-breakpoint
CREATE TABLE `comment_versions` (
	`comment_id` integer NOT NULL,
	`n` integer NOT NULL,
	`text` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `n`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "comment_versions_said" CHECK("comment_versions"."text" IS NULL OR length(trim("comment_versions"."text")) > 0)
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_key` text NOT NULL,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "comments_subject_kind" CHECK("subject_kind" IN ('contract', 'batch', 'slice', 'record', 'flag')),
	CONSTRAINT "comments_said" CHECK(length(trim("comments"."author")) > 0 AND length("comments"."subject_key") > 0)
);
--> statement-breakpoint
CREATE INDEX `comments_subject` ON `comments` (`subject_kind`,`subject_key`,`id`);
--> statement-breakpoint
CREATE TRIGGER comments_no_update BEFORE UPDATE ON comments BEGIN SELECT RAISE(ABORT, 'comments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER comments_no_delete BEFORE DELETE ON comments BEGIN SELECT RAISE(ABORT, 'comments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER comment_versions_no_update BEFORE UPDATE ON comment_versions BEGIN SELECT RAISE(ABORT, 'comment_versions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER comment_versions_no_delete BEFORE DELETE ON comment_versions BEGIN SELECT RAISE(ABORT, 'comment_versions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER assignments_no_update BEFORE UPDATE ON assignments BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER assignments_no_delete BEFORE DELETE ON assignments BEGIN SELECT RAISE(ABORT, 'assignments are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER assignment_closures_no_update BEFORE UPDATE ON assignment_closures BEGIN SELECT RAISE(ABORT, 'assignment_closures are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER assignment_closures_no_delete BEFORE DELETE ON assignment_closures BEGIN SELECT RAISE(ABORT, 'assignment_closures are append-only'); END;
