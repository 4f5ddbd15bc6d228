-- Decisions and releases are evidence: they are added, never changed.
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER releases_no_update BEFORE UPDATE ON releases BEGIN SELECT RAISE(ABORT, 'releases are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER releases_no_delete BEFORE DELETE ON releases BEGIN SELECT RAISE(ABORT, 'releases are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER release_members_no_update BEFORE UPDATE ON release_members BEGIN SELECT RAISE(ABORT, 'releases are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER release_members_no_delete BEFORE DELETE ON release_members BEGIN SELECT RAISE(ABORT, 'releases are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER policies_no_update BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'a policy is never edited: save a new version'); END;
