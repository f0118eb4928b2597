ALTER TABLE "standings" DROP CONSTRAINT "standings_basis_known";--> statement-breakpoint
ALTER TABLE "verdicts" DROP CONSTRAINT "verdicts_basis_known";--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_basis_known" CHECK ("standings"."basis" in ('bridged', 'pooled', 'plain', 'standpoints', 'one_side'));--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_basis_known" CHECK ("verdicts"."basis" in ('bridged', 'pooled', 'plain', 'standpoints', 'one_side'));