import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DeskRow } from "#components/desk/desk-row";
import { useLongDay } from "#components/ui/use-long-day";
import type { ToDoView } from "#server/desk/views";

type Props = { toDo: ToDoView; locale: string; now: Date };

type Row = { id: string; title: string; language: string; href: string; why: ReactNode; at: Date };

/** What waits for a member: one group for each reason, one action a row. */
export function ToDo({ toDo, locale, now }: Props) {
  const t = useTranslations("toDo");
  const longDay = useLongDay();
  const desk = `/${locale}/desk`;
  const claimRow = (claim: ToDoView["asked"][number]): Row => ({
    id: claim.id,
    title: claim.statement,
    language: claim.language,
    href: `${desk}/claims/${claim.id}`,
    why: t("claimLine", {
      claimant: claim.claimant ?? "none",
      count: claim.sources,
      isKnown: claim.claimant ? "yes" : "no",
    }),
    at: claim.submittedAt,
  });
  const checkRow = (check: ToDoView["toDecide"][number], folder: string, why: ReactNode): Row => ({
    ...check,
    href: `${desk}/${folder}/${check.id}`,
    why,
  });
  const groups: {
    name: "asked" | "assigned" | "changed" | "fairness" | "toDecide" | "sentBack" | "corrected";
    rows: Row[];
  }[] = [
    { name: "asked", rows: toDo.asked.map(claimRow) },
    {
      name: "assigned",
      rows: toDo.assigned.map(({ id, kind, subject, by, dueOn, title, language, at }) => ({
        id,
        title,
        language,
        href: kind === "claim" ? `${desk}/claims/${subject}` : `${desk}/review/${subject}`,
        why: t("askedBy", {
          by,
          due: dueOn ? longDay(dueOn) : "none",
        }),
        at,
      })),
    },
    { name: "changed", rows: toDo.changed.map(claimRow) },
    {
      name: "fairness",
      rows: toDo.fairness.map(({ topic, label, version, at }) => ({
        id: `${topic}/${version}`,
        title: label,
        language: locale,
        href: `${desk}/topics/${topic}/fairness`,
        why: "",
        at,
      })),
    },
    {
      name: "toDecide",
      rows: toDo.toDecide.map((check) => checkRow(check, "review", t("by", { handle: check.author }))),
    },
    { name: "sentBack", rows: toDo.sentBack.map((check) => checkRow(check, "checks", check.reason)) },
    {
      name: "corrected",
      rows: toDo.corrected.map((check) => ({
        ...checkRow(check, "checks", t(`correctedState.${check.state === "retracted" ? "retracted" : "corrected"}`)),
        href: check.slug ? `/${locale}/checks/${check.slug}` : `${desk}/checks/${check.id}`,
      })),
    },
  ];
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, rows }) => (
      <section key={name} aria-labelledby={`to-do-${name}`}>
        <h2
          id={`to-do-${name}`}
          className="flex flex-wrap items-baseline gap-x-2 border-b border-rule px-4 pt-6 pb-1.5"
        >
          <span className="text-sm font-semibold">{t(`${name}.title`)}</span>
          <span className="text-2xs font-semibold text-accent">{rows.length}</span>
          <span className="text-xs font-normal text-ink-faint max-md:w-full">{t(`${name}.why`)}</span>
        </h2>
        <ul>
          {rows.map((row) => (
            <DeskRow
              key={row.id}
              href={row.href}
              title={row.title}
              language={row.language}
              facts={row.why}
              since={{ at: row.at, now }}
              action={t(`${name}.action`)}
            />
          ))}
        </ul>
      </section>
    ));
}
