"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "#components/trpc/provider";
import { Button } from "#components/ui/button";
import { ErrorText } from "#components/ui/error-text";
import { type FieldRefusal, useCommand } from "#components/ui/use-command";
import { UPLOAD_MAX_BYTES, UPLOAD_MAX_MEGABYTES } from "#server/articles/schemas";

/** A file that was uploaded and waits to be imported. */
type UploadedFile = { upload: string; fileName: string };

type Props = {
  label: string;
  hint: string;
  /** What the browser offers to choose. */
  accept: string;
  file: UploadedFile;
  onChange: (file: UploadedFile) => void;
  errors: readonly FieldRefusal[];
};

const MEGABYTE = 1_000_000;

/** Chooses a file and uploads it at once, so that nothing is lost when the page is left: what was uploaded waits for a week. */
export function FileField({ label, hint, accept, file, onChange, errors }: Props) {
  const t = useTranslations("articles");
  const locale = useLocale();
  const id = useId();
  const trpc = useTRPC();
  const command = useCommand(trpc.articles.upload.mutationOptions());
  const [sending, setSending] = useState<{ name: string; megabytes: number } | null>(null);
  const [tooLarge, setTooLarge] = useState(false);

  async function send(chosen: File | undefined) {
    if (!chosen) return;
    setTooLarge(chosen.size > UPLOAD_MAX_BYTES);
    if (chosen.size > UPLOAD_MAX_BYTES) return;
    setSending({ name: chosen.name, megabytes: chosen.size / MEGABYTE });
    const form = new FormData();
    form.set("file", chosen);
    const done = await command.run(form);
    setSending(null);
    if (done) onChange({ upload: done.result.upload, fileName: chosen.name });
  }

  const refused = command.refusal && command.refusal.reason !== "check_fields" ? [command.refusal] : [];
  const said = command.refusal ? [...command.fieldErrors("file"), ...refused] : errors;
  const own = tooLarge ? [{ reason: "upload_large", params: { megabytes: UPLOAD_MAX_MEGABYTES } }] : said;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {file.upload === "" ? (
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={`${id}-hint`}
          aria-invalid={own.length > 0 || undefined}
          disabled={sending !== null}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            // The same file may be chosen again after it was refused.
            event.target.value = "";
          }}
          className="w-full rounded border border-field bg-paper-raised px-2.5 py-1.5 text-base aria-invalid:border-danger"
        />
      ) : (
        <p className="flex flex-wrap items-center gap-3 rounded border border-field bg-paper-raised px-2.5 py-1.5">
          <span className="min-w-0 flex-1 break-words" dir="auto">
            {file.fileName}
          </span>
          <Button variant="quiet" onClick={() => onChange({ upload: "", fileName: "" })}>
            {t("fileOther")}
          </Button>
        </p>
      )}
      <p id={`${id}-hint`} className="text-xs text-ink-faint">
        {hint}
      </p>
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {sending &&
          t("fileSending", {
            name: sending.name,
            megabytes: sending.megabytes.toLocaleString(locale, { maximumFractionDigits: 1 }),
          })}
      </p>
      {own.length > 0 && (
        <div role="alert" className="text-sm text-danger">
          {own.map(({ reason, params }) => (
            <p key={reason}>
              <ErrorText reason={reason} params={params} />
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
