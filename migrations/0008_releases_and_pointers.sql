CREATE TABLE `pointer_moves` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`pointer` text NOT NULL,
	`release_id` text,
	`by` text NOT NULL,
	`role` text NOT NULL,
	`reason` text NOT NULL,
	`moved_at` integer NOT NULL,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pointer_moves_named" CHECK(length(trim("pointer_moves"."pointer")) > 0),
	CONSTRAINT "pointer_moves_said" CHECK(length(trim("pointer_moves"."by")) > 0 AND length(trim("pointer_moves"."reason")) > 0),
	CONSTRAINT "pointer_moves_role" CHECK("role" IN ('lead'))
);
--> statement-breakpoint
CREATE INDEX `pointer_moves_pointer` ON `pointer_moves` (`pointer`,`id`);--> statement-breakpoint
CREATE TABLE `release_outcomes` (
	`release_id` text NOT NULL,
	`delivery_id` integer NOT NULL,
	`chunk` integer NOT NULL,
	`weights` blob NOT NULL,
	`reasons` blob NOT NULL,
	`splits` blob NOT NULL,
	`legend` text NOT NULL,
	PRIMARY KEY(`release_id`, `delivery_id`, `chunk`),
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER pointer_moves_no_update BEFORE UPDATE ON pointer_moves BEGIN SELECT RAISE(ABORT, 'pointer_moves are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER pointer_moves_no_delete BEFORE DELETE ON pointer_moves BEGIN SELECT RAISE(ABORT, 'pointer_moves are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER release_outcomes_no_update BEFORE UPDATE ON release_outcomes BEGIN SELECT RAISE(ABORT, 'releases are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER release_outcomes_no_delete BEFORE DELETE ON release_outcomes BEGIN SELECT RAISE(ABORT, 'releases are immutable'); END;
