"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useTRPC } from "#components/trpc/provider";
import { ErrorText } from "#components/ui/error-text";
import { controlClass } from "#components/ui/field";
import type { FieldRefusal } from "#components/ui/use-command";
import { SEARCHED_MAX_CHARACTERS } from "#server/claims/schemas";

type Props = {
  label: string;
  /** The claim that is chosen; empty as long as none is. */
  value: string;
  onChange: (claim: string) => void;
  errors: readonly FieldRefusal[];
};

/** One claim of all that there are, found by its words while they are typed. */
export function ClaimChoice({ label, value, onChange, errors }: Props) {
  const t = useTranslations("claims");
  const trpc = useTRPC();
  const [typed, setTyped] = useState<string | null>(null);
  const words = useDeferredValue(typed?.trim().slice(0, SEARCHED_MAX_CHARACTERS) ?? "");
  const { data = [], isFetching } = useQuery({
    ...trpc.claims.search.queryOptions({ words, chosen: value || null }),
    placeholderData: keepPreviousData,
  });
  const chosen = data.find(({ claim }) => claim === value);
  return (
    <ComboBox
      items={data}
      inputValue={typed ?? chosen?.statement ?? ""}
      // What is written into it because something was chosen is no search.
      onInputChange={(text) => setTyped(text === chosen?.statement ? null : text)}
      selectedKey={value || null}
      onSelectionChange={(key) => {
        if (key === null) return;
        setTyped(null);
        onChange(String(key));
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={errors.length > 0}
      className="grid gap-1.5"
    >
      <Label className="text-sm font-semibold">{label}</Label>
      <div className="flex gap-2">
        <Input className={controlClass} dir="auto" placeholder={t("searchWords")} />
        <Button aria-label={t("searchShow")} className="rounded border border-field px-2.5 text-sm">
          ▾
        </Button>
      </div>
      {errors.map(({ reason, params }) => (
        <p key={reason} role="alert" className="text-sm text-danger">
          <ErrorText reason={reason} params={params} />
        </p>
      ))}
      <Popover className="w-(--trigger-width) overflow-auto rounded border border-field bg-paper-raised text-sm">
        <ListBox
          className="max-h-72 overflow-auto py-1 outline-none"
          renderEmptyState={() => (
            <p className="px-3 py-2 text-ink-soft">{t(isFetching ? "searching" : "searchNothing")}</p>
          )}
        >
          {(item: { claim: string; statement: string; claimant: string | null }) => (
            <ListBoxItem
              id={item.claim}
              textValue={item.statement}
              className="cursor-pointer px-3 py-1.5 outline-none data-focused:bg-accent-ground"
            >
              <span className="block leading-snug" dir="auto">
                {item.statement}
              </span>
              <span className="text-xs text-ink-soft">{item.claimant ?? t("claimantUnknown")}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
