import "server-only";
import { answerReports } from "#server/reports/answer-reports";
import { fileReport } from "#server/reports/file-report";
import { reopenReports } from "#server/reports/reopen-reports";
import { AnswerReportsInput, FileReportInput, ReopenReportsInput } from "#server/reports/schemas";
import { command, router } from "#server/trpc/init";

export const reportsRouter = router({
  file: command.input(FileReportInput).mutation(({ ctx, input }) => fileReport(ctx, input)),
  answer: command.input(AnswerReportsInput).mutation(({ ctx, input }) => answerReports(ctx, input)),
  reopen: command.input(ReopenReportsInput).mutation(({ ctx, input }) => reopenReports(ctx, input)),
});
