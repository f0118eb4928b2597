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
    ? { kind, title, text: typed.text, ...known }
    : { kind, title: title || null, html: typed.html, ...known };
}

type Props = {
  kind: PastedKind;
  typed: DocumentDraft;
  setTyped: (change: Partial<DocumentDraft>) => void;
  errorsOf: (field: string) => FieldRefusal[];
};

/** The fields of a document that is pasted, besides its address. */
export function PastedFields({ kind, typed, setTyped, errorsOf }: Props) {
  const t = useTranslations("articles");
  const locale = useLocale();
  return (
    <>
      <TextField
        label={kind === "text" ? t("titleField") : t("titleOptional")}
        value={typed.title}
        onChange={(title) => setTyped({ title })}
        maxCharacters={DOCUMENT_TITLE_MAX_CHARACTERS}
        errors={errorsOf("title")}
      />
      <TextArea
        key={kind}
        label={kind === "text" ? t("text") : t("html")}
        rows={10}
        isText={kind === "text"}
        value={kind === "text" ? typed.text : typed.html}
        onChange={(typed) => setTyped({ [kind]: typed })}
        maxCharacters={kind === "text" ? DOCUMENT_TEXT_MAX_CHARACTERS : DOCUMENT_HTML_MAX_CHARACTERS}
        errors={errorsOf(kind)}
        hint={kind === "text" ? t("textHint") : undefined}
      />
      <div className="grid gap-4 sm:grid-cols-2">
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
    </>
  );
}
