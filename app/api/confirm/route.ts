import { goTo, readSignInForm } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { DomainError } from "#server/core/errors";
import { confirmContact } from "#server/reports/confirm-contact";
import { systemCtx } from "#server/request";

/** Says that an address is one's own, by the link that was mailed to it. */
export const POST = (request: Request): Promise<Response> => orTryAgain(confirm(request));

async function confirm(request: Request): Promise<Response> {
  const form = await readSignInForm(request);
  if (form instanceof Response) return form;
  const token = form.field("token");
  try {
    await confirmContact(await systemCtx(), { token });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return goTo(`/${form.locale}/confirm/unknown`);
  }
  return goTo(`/${form.locale}/confirm/done`);
}
