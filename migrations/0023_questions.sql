CREATE TABLE `question_answers` (
	`question_id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_answers_said" CHECK(length(trim("question_answers"."text")) > 0 AND length(trim("question_answers"."by")) > 0)
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contract_id` text NOT NULL,
	`batch_id` text,
	`asked` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questions_asked" CHECK("asked" IN ('vendor', 'us')),
	CONSTRAINT "questions_said" CHECK(length(trim("questions"."text")) > 0 AND length(trim("questions"."by")) > 0)
);
--> statement-breakpoint
CREATE INDEX `questions_contract` ON `questions` (`contract_id`,`id`);--> statement-breakpoint
CREATE TRIGGER questions_no_update BEFORE UPDATE ON questions BEGIN SELECT RAISE(ABORT, 'questions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER questions_no_delete BEFORE DELETE ON questions BEGIN SELECT RAISE(ABORT, 'questions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER question_answers_no_update BEFORE UPDATE ON question_answers BEGIN SELECT RAISE(ABORT, 'question_answers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER question_answers_no_delete BEFORE DELETE ON question_answers BEGIN SELECT RAISE(ABORT, 'question_answers are append-only'); END;
