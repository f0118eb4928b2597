import { anybodysCtx, goTo, orSendBack, readForm, sendBackRefused } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { fileReport } from "#server/reports/file-report";
import { FileReportInput } from "#server/reports/schemas";

/** What a form may bring of a text that is then measured: what is too long is said to be. */
const TEXT_READ_CHARACTERS = 3_000;

/** Reports something, for a member or for somebody who is none. */
export const POST = (request: Request): Promise<Response> => orTryAgain(report(request));

async function report(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  const asked = { kind: field("kind"), subject: field("subject") };
  const typed = { reason: field("reason"), text: field("text", TEXT_READ_CHARACTERS), email: field("email") };
  const page = `/${locale}/report?kind=${encodeURIComponent(asked.kind)}&subject=${encodeURIComponent(asked.subject)}`;
  const ctx = await anybodysCtx();
  const input = FileReportInput.safeParse({ ...asked, ...typed });
  if (!input.success) return sendBackRefused(page, input.error, typed);
  const send = async () => {
    await fileReport(ctx, input.data);
    return goTo(`/${locale}/report?sent`);
  };
  return orSendBack(send(), page, typed);
}
