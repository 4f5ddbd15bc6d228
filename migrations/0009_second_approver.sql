CREATE TABLE `decision_approvals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`decision_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`signer` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decision_approvals_outcome" CHECK("outcome" IN ('approved', 'declined')),
	CONSTRAINT "decision_approvals_said" CHECK(length(trim("decision_approvals"."reason")) > 0 AND length(trim("decision_approvals"."signer")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_approvals_once` ON `decision_approvals` (`decision_id`);--> statement-breakpoint
ALTER TABLE `contracts` ADD `second_approver_above_minor` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `value_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `decisions` ADD `second_approver_above_minor` integer;--> statement-breakpoint
-- The second signature is evidence: it is added, never changed, and never the first signer's own.
CREATE TRIGGER decision_approvals_no_update BEFORE UPDATE ON decision_approvals BEGIN SELECT RAISE(ABORT, 'approvals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER decision_approvals_no_delete BEFORE DELETE ON decision_approvals BEGIN SELECT RAISE(ABORT, 'approvals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER decision_approvals_other_person BEFORE INSERT ON decision_approvals
WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.id = NEW.decision_id AND lower(replace(d.signer, ' ', '')) = lower(replace(NEW.signer, ' ', '')))
BEGIN SELECT RAISE(ABORT, 'the second signature has to be another person''s'); END;
