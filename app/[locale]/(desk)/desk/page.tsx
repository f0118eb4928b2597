import { redirect } from "next/navigation";

export default async function DeskPage({ params }: PageProps<"/[locale]/desk">) {
  redirect(`/${(await params).locale}/desk/claims`);
}
