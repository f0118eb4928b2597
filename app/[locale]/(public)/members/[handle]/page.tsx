import type { Metadata } from "next";
import { cache } from "react";
import { decoded } from "#app/_lib/decoded";
import { enterLocale } from "#app/_lib/enter-locale";
import { orNotFound } from "#app/_lib/or-not-found";
import { Person } from "#components/members/person";
import { listChecksOfMember } from "#server/checks/public-queries";
import { getProfile } from "#server/members/public-queries";
import { publicCtx } from "#server/request";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

type Props = PageProps<"/[locale]/members/[handle]">;

const profileAt = cache(async (handle: string) => orNotFound(getProfile(await publicCtx(), decoded(handle))));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle, biography } = await profileAt((await params).handle);
  return { title: handle, ...(biography && { description: biography }) };
}

/** A member as everyone may know them, with the published checks that they wrote or approved. */
export default async function MemberPage({ params }: Props) {
  const { locale, handle } = await params;
  enterLocale(locale);
  const profile = await profileAt(handle);
  return <Person profile={profile} checks={await listChecksOfMember(await publicCtx(), profile.id)} locale={locale} />;
}
