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
export function pastedOf(kind: PastedKind, draft: DocumentDraft) {
  const { title, byline, publisher } = draft;
  const known = { byline, publisher, publishedOn: draft.publishedOn || null, language: draft.language || null };
  return kind === "text"
    ? { kind, title, text: draft.text, ...known }
    : { kind, title: title || null, html: draft.html, ...known };
}

type Props = {
  kind: PastedKind;
  draft: DocumentDraft;
  setDraft: (change: Partial<DocumentDraft>) => void;
  errorsOf: (field: string) => FieldRefusal[];
};

/** The fields of a document that is pasted, besides its address. */
export function PastedFields({ kind, draft, setDraft, errorsOf }: Props) {
  const t = useTranslations("articles");
  const locale = useLocale();
  return (
    <>
      <TextField
        label={kind === "text" ? t("titleField") : t("titleOptional")}
        value={draft.title}
        onChange={(title) => setDraft({ title })}
        maxCharacters={DOCUMENT_TITLE_MAX_CHARACTERS}
        errors={errorsOf("title")}
      />
      <TextArea
        key={kind}
        label={kind === "text" ? t("text") : t("html")}
        rows={10}
        isText={kind === "text"}
        value={kind === "text" ? draft.text : draft.html}
        onChange={(typed) => setDraft({ [kind]: typed })}
        maxCharacters={kind === "text" ? DOCUMENT_TEXT_MAX_CHARACTERS : DOCUMENT_HTML_MAX_CHARACTERS}
        errors={errorsOf(kind)}
        hint={kind === "text" ? t("textHint") : undefined}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("publisher")}
          value={draft.publisher}
          onChange={(publisher) => setDraft({ publisher })}
          maxCharacters={PUBLISHER_MAX_CHARACTERS}
          errors={errorsOf("publisher")}
        />
        <TextField
          label={t("byline")}
          value={draft.byline}
          onChange={(byline) => setDraft({ byline })}
          maxCharacters={BYLINE_MAX_CHARACTERS}
          errors={errorsOf("byline")}
        />
        <TextField
          label={t("publishedOn")}
          type="date"
          value={draft.publishedOn}
          onChange={(publishedOn) => setDraft({ publishedOn })}
          errors={errorsOf("publishedOn")}
        />
        <SelectField
          label={t("language")}
          value={draft.language}
          placeholder={t("languageUnknown")}
          onChange={(language) => setDraft({ language })}
          options={languageOptions(locale)}
          errors={errorsOf("language")}
        />
      </div>
    </>
  );
}
