import { goInto, orSendBack, readForm, sendBack } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { Email } from "#server/core/schemas";
import { acceptAdministration } from "#server/members/accept-administration";
import { findBrowserName, systemCtx } from "#server/request";

/** Accepts an invitation. */
export const POST = (request: Request): Promise<Response> => orTryAgain(join(request));

async function join(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  const token = field("token");
  const typed = { email: field("email") };
  const page = `/${locale}/join/${encodeURIComponent(token)}`;
  const email = Email.safeParse(typed.email);
  if (!email.success) return sendBack(page, "email_form", typed);
  const accept = async () => {
    const accepted = { token, email: email.data, browser: await findBrowserName() };
    return goInto(
      `/${locale}/welcome?to=/${locale}/desk/setup`,
      await acceptAdministration(await systemCtx(), accepted),
    );
  };
  return orSendBack(accept(), page, typed);
}
