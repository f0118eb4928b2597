"use client";
import { useLocale, useTranslations } from "next-intl";
import { FileField } from "#components/imports/file-field";
import { PictureDraft } from "#components/imports/picture-draft";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { chosen, type FieldRefusal } from "#components/ui/use-command";
import { languageOptions } from "#messages/languages";
import {
  BYLINE_MAX_CHARACTERS,
  DOCUMENT_HTML_MAX_CHARACTERS,
  DOCUMENT_TEXT_MAX_CHARACTERS,
  DOCUMENT_TITLE_MAX_CHARACTERS,
  PDF_PAGES_MAX,
  PUBLISHER_MAX_CHARACTERS,
  UPLOAD_MAX_MEGABYTES,
} from "#server/articles/schemas";

/** What is typed of a document, for every way of bringing it in, so that changing the way loses nothing. */
export type DocumentDraft = {
  url: string;
  title: string;
  text: string;
  html: string;
  byline: string;
  publisher: string;
  publishedOn: string;
  language: string;
  /** The file that was uploaded, and what it is called. */
  upload: string;
  fileName: string;
};

export const EMPTY_DOCUMENT: DocumentDraft = {
  url: "",
  title: "",
  text: "",
  html: "",
  byline: "",
  publisher: "",
  publishedOn: "",
  language: "",
  upload: "",
  fileName: "",
};

/** Ways to bring in a document other than by its address. */
export const BROUGHT_KINDS = ["text", "upload", "html", "transcription"] as const;
export type BroughtKind = (typeof BROUGHT_KINDS)[number];

export const isBrought = (way: string): way is BroughtKind => BROUGHT_KINDS.some((kind) => kind === way);

/** What is sent of a document that is brought in otherwise than by its address. */
export function broughtOf(kind: BroughtKind, typed: DocumentDraft) {
  const { title, byline, publisher, text, html } = typed;
  const known = {
    url: typed.url.trim() || null,
    title: title || null,
    byline,
    publisher,
    publishedOn: typed.publishedOn || null,
    language: typed.language || null,
  };
  // Without a file nothing is sent for it: the schema then says that it is missing.
  const upload = chosen(typed.upload || undefined);
  switch (kind) {
    case "text":
      return { kind, text, ...known };
    case "html":
      return { kind, html, ...known };
    case "upload":
      return { kind, upload, ...known };
    case "transcription":
      return { kind, upload, text, ...known };
  }
}

type Props = {
  kind: BroughtKind;
  typed: DocumentDraft;
  setTyped: (change: Partial<DocumentDraft>) => void;
  errorsOf: (field: string) => FieldRefusal[];
};

const FILES = ".pdf,.html,.htm,.xhtml,.mht,.mhtml,.warc,.gz,.wacz,.srt,.vtt,.txt,.md,application/pdf,text/*";
const PICTURES = "image/*,.pdf,application/pdf";

/** A document that is brought in: the file, or what it says. */
export function BroughtDocument({ kind, typed, setTyped, errorsOf }: Props) {
  const t = useTranslations("articles");
  const { upload, fileName } = typed;
  const file = {
    file: { upload, fileName },
    onChange: setTyped,
    errors: errorsOf("upload"),
  };
  const limits = { megabytes: UPLOAD_MAX_MEGABYTES, pages: PDF_PAGES_MAX };
  if (kind === "upload") {
    return <FileField {...file} label={t("file")} hint={t("fileHint", limits)} accept={FILES} />;
  }
  return (
    <>
      {kind === "transcription" && (
        <>
          <FileField {...file} label={t("picture")} hint={t("pictureHint", limits)} accept={PICTURES} />
          {upload !== "" && (
            <PictureDraft
              upload={upload}
              // What was typed before stays.
              onDraft={(draft) => setTyped({ text: [typed.text, draft].filter(Boolean).join("\n") })}
            />
          )}
        </>
      )}
      <TextArea
        key={kind}
        label={t(kind)}
        rows={8}
        isText={kind !== "html"}
        value={kind === "html" ? typed.html : typed.text}
        onChange={(words) => setTyped(kind === "html" ? { html: words } : { text: words })}
        maxCharacters={kind === "html" ? DOCUMENT_HTML_MAX_CHARACTERS : DOCUMENT_TEXT_MAX_CHARACTERS}
        errors={errorsOf(kind === "html" ? "html" : "text")}
        hint={kind === "html" ? undefined : t(`${kind}Hint`)}
      />
    </>
  );
}

/** The fields of `KnownDetails`, by the names under which they are refused. */
export const KNOWN_DETAILS = ["title", "publisher", "byline", "publishedOn", "language"] as const;

/** What a document that is brought in is called, who published it, who wrote it, when, and in which language. */
export function KnownDetails({ typed, setTyped, errorsOf }: Omit<Props, "kind">) {
  const t = useTranslations("articles");
  const locale = useLocale();
  return (
    <div className="grid gap-3.5 sm:grid-cols-2">
      <TextField
        label={t("titleField")}
        hint={t("titleHint")}
        value={typed.title}
        onChange={(title) => setTyped({ title })}
        maxCharacters={DOCUMENT_TITLE_MAX_CHARACTERS}
        errors={errorsOf("title")}
      />
      <TextField
        label={t("publisher")}
        value={typed.publisher}
        onChange={(publisher) => setTyped({ publisher })}
        maxCharacters={PUBLISHER_MAX_CHARACTERS}
        errors={errorsOf("publisher")}
      />
      <TextField
        label={t("byline")}
        value={typed.byline}
        onChange={(byline) => setTyped({ byline })}
        maxCharacters={BYLINE_MAX_CHARACTERS}
        errors={errorsOf("byline")}
      />
      <TextField
        label={t("publishedOn")}
        type="date"
        value={typed.publishedOn}
        onChange={(publishedOn) => setTyped({ publishedOn })}
        errors={errorsOf("publishedOn")}
      />
      <SelectField
        label={t("language")}
        value={typed.language}
        placeholder={t("languageUnknown")}
        onChange={(language) => setTyped({ language })}
        options={languageOptions(locale)}
        errors={errorsOf("language")}
      />
    </div>
  );
}
