import type { NewsMediaOrganization, WithContext } from "schema-dts";
import { StructuredData } from "#components/ui/structured-data";
import type { Settings } from "#server/core/views";

type Props = { settings: Settings; publicUrl: string; locale: string };

/** Who publishes the site, for search engines (schema.org). */
export function Organization(props: Props) {
  return (
    <StructuredData
      value={
        { "@context": "https://schema.org", ...organizationOf(props) } satisfies WithContext<NewsMediaOrganization>
      }
    />
  );
}

/** The site as the organisation that answers for its fact-checks, with who publishes it where that was said. */
export function organizationOf({ settings: { name, publisher, topics, languages }, publicUrl, locale }: Props) {
  const page = (path: string) => `${publicUrl}/${locale}/${path}`;
  return {
    "@type": "NewsMediaOrganization" as const,
    "@id": `${publicUrl}/#organization`,
    name,
    url: `${publicUrl}/`,
    publishingPrinciples: page("methods"),
    verificationFactCheckingPolicy: page("methodology"),
    correctionsPolicy: page("corrections-policy"),
    ownershipFundingInfo: page("funding"),
    actionableFeedbackPolicy: page("contact"),
    ...(topics.length > 0 && { knowsAbout: topics }),
    ...(languages.length > 0 && { knowsLanguage: languages }),
    ...(publisher && {
      email: publisher.email,
      ...(publisher.phone && { telephone: publisher.phone }),
      parentOrganization: {
        "@type": "Organization" as const,
        name: publisher.name,
        address: {
          "@type": "PostalAddress" as const,
          addressCountry: publisher.country,
          ...(publisher.address && { streetAddress: publisher.address }),
        },
      },
    }),
  };
}
