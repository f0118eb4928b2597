"use client";
import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "#components/ui/select-field";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import type { FieldRefusal } from "#components/ui/use-command";
import { languageOptions } from "#messages/languages";
import {
  BYLINE_MAX_CHARACTERS,
  DOCUMENT_HTML_MAX_CHARACTERS,
  DOCUMENT_TEXT_MAX_CHARACTERS,
  DOCUMENT_TITLE_MAX_CHARACTERS,
  PUBLISHER_MAX_CHARACTERS,
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
};

export type PastedKind = "text" | "html";

/** What is sent of a pasted document. */
export function pastedOf(kind: PastedKind, typed: DocumentDraft) {
  const { title, byline, publisher } = typed;
  const known = { byline, publisher, publishedOn: typed.publishedOn || null, language: typed.language || null };
  return kind === "text"
    ? { kind, title: title || null, text: typed.text, ...known }
    : { kind, title: title || null, html: typed.html, ...known };
}

type Props = {
  kind: PastedKind;
  typed: DocumentDraft;
  setTyped: (change: Partial<DocumentDraft>) => void;
  errorsOf: (field: string) => FieldRefusal[];
};

/** A document that is pasted: what it says. */
export function PastedText({ kind, typed, setTyped, errorsOf }: Props) {
  const t = useTranslations("articles");
  return (
    <TextArea
      key={kind}
      label={kind === "text" ? t("text") : t("html")}
      rows={8}
      isText={kind === "text"}
      value={kind === "text" ? typed.text : typed.html}
      onChange={(typed) => setTyped({ [kind]: typed })}
      maxCharacters={kind === "text" ? DOCUMENT_TEXT_MAX_CHARACTERS : DOCUMENT_HTML_MAX_CHARACTERS}
      errors={errorsOf(kind)}
      hint={kind === "text" ? t("textHint") : undefined}
    />
  );
}

/** The fields of `PastedDetails`, by the names under which they are refused. */
export const PASTED_DETAILS = ["title", "publisher", "byline", "publishedOn", "language"] as const;

/** What a document that is pasted is called, who published it, who wrote it, when, and in which language. */
export function PastedDetails({ typed, setTyped, errorsOf }: Omit<Props, "kind">) {
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
