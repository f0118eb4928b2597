import { anybodysCtx, goTo, orSendBack, readForm, sendBack, sendBackRefused } from "#app/api/_lib/answer-form";
import { orTryAgain } from "#app/api/_lib/or-try-again";
import { findCheckedAlready } from "#server/letters/public-queries";
import { SendLetterInput } from "#server/letters/schemas";
import { sendLetter } from "#server/letters/send-letter";
import { publicCtx } from "#server/request";

/** What a form may bring of a text that is then measured: what is too long is said to be. */
const TEXT_READ_CHARACTERS = 4_000;

/** Writes to the newsroom, for a member or for somebody who is none. */
export const POST = (request: Request): Promise<Response> => orTryAgain(letter(request));

async function letter(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (form instanceof Response) return form;
  const { locale, field } = form;
  const kind = field("kind");
  const slug = field("check");
  const typed = {
    sender: field("sender"),
    text: field("text", TEXT_READ_CHARACTERS),
    evidence: field("evidence", TEXT_READ_CHARACTERS),
    email: field("email"),
  };
  const address = `/${locale}/letters/${encodeURIComponent(kind)}`;
  const page = slug === "" ? address : `${address}?check=${encodeURIComponent(slug)}`;
  const ctx = await anybodysCtx();
  const input = SendLetterInput.safeParse({ kind, slug: slug === "" ? null : slug, ...typed });
  if (!input.success) return sendBackRefused(page, input.error, typed);
  if (kind === "request" && field("seen") === "") {
    const checked = await findCheckedAlready(await publicCtx(), input.data);
    // They are answered with what is checked already, and send what is not among it.
    if (checked.length > 0) return sendBack(page, "request_checked", typed);
  }
  const send = async () => {
    await sendLetter(ctx, input.data);
    return goTo(`${address}?sent`);
  };
  return orSendBack(send(), page, typed);
}
