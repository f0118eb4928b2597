import { NoSuchPage } from "#components/site/no-such-page";

export default function NotFoundPage() {
  return (
    <main>
      <NoSuchPage />
    </main>
  );
}
