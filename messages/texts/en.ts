import type { SiteText } from "#db/vocabulary";

/**
 * What the site's own pages say until an administrator writes something else. `{site}`, `{publisher}`, `{country}`,
 * `{email}` and `{address}` are filled from the settings when the page is shown.
 */
export const SITE_TEXTS_BEFORE: Record<SiteText, string> = {
  privacy: `{publisher} runs {site} and decides what is kept here and why. Write to {email} about anything on this page.

## If you only read

Reading sets no cookie and needs no account. Our server sees the network address from which a page is asked for and keeps it for as long as it takes to answer, and for up to a day where it must slow down someone who asks too often. We use no counters, advertising or pixels of others.

## If you are a member

| what we keep | why | how long |
|---|---|---|
| your e-mail address | to let you sign in, and to tell you what you asked to be told | until you delete your account |
| your handle, and the name and lines about yourself, if you give any | so that others know who wrote what you sign | your handle as long as what you did is in the record; name and lines until you delete them |
| your votes, the reasons for them and the sources you attach | a verdict can be recomputed only from the votes on it | for ever; after you leave they stand under a name that says nothing |
| articles that you import and files that you upload | so that what is cited can be checked | an article and who brought it in for ever; a file that is not imported a week, what you asked for a month |
| conflicts of interest that you declare | so that you are not counted where you have one | as long as the claims that they touch |
| what you write to others at the desk, with its earlier versions | so that what was found can be followed | as long as what it is about; if you delete it, others see only that there was one, and moderators still read it where it was reported |
| what you follow, what you were told of, whom you asked to look and who asked you | to tell you what happens | what you follow and were told until you delete your account; requests as long as what they are about |
| reports and letters you send, and what was decided | to answer you, and to decide the same in like cases | for ever; who sent one is seen by moderators alone |
| what moderators did about your words or your account, and why, and what you said against it | so that you can know and object | for ever; the public log does not say whom it was about, nor what you said |
| a note on the fairness of a fact-check, if you were drawn by lot to write one | so that those hear of it who write and approve it | for ever; nobody is shown who wrote it |
| that you did the exercise before your first vote, and not what you chose | not to ask again | for ever; after you leave it stands under a name that says nothing |
| your e-mail address, if you write to us without an account | to ask once whether it is yours, and to tell you the outcome | encrypted, until you have heard, at the latest after 90 days |
| where you are signed in: the browser, when it was opened and last used | so that you can see and end it | until it ends |
| whether we may use your votes to estimate where reviewers differ | without your yes we do not | every answer, since verdicts rest on it |
| where you say you stand on a topic, if you are asked and answer: a political opinion | in a small group, to tell whether people of both positions agree; with your consent (Art. 9(2)(a) GDPR), and for nothing else | encrypted, until you take it back or leave, at the latest until votes alone tell it |

Nobody reads how you voted under your name: your reasons stand under a number that differs from claim to claim, unless you sign one. The estimate of where reviewers differ exists only while verdicts are computed; it is not stored and shown to no one. Where you say you stand is seen by no member, moderator or administrator; whoever runs the server holds the key, and an auditor may see it under a number.

We keep this to run {site} as you asked us to when you joined (contract), and because readers must be able to check how a verdict came about (legitimate interest). Your consent is asked where we say so, and you can take it back.

## Your rights

At the desk, under your handle, you can read and change what we hold, download all of it, and delete your account. You can also write to {email}: to be told what we hold, to have it corrected or erased, to object, and to complain to the data protection authority of your country.

You must be at least 16 years old to join.

## If you are named here

Fact-checks name people who said something in public. We keep whom we asked for an answer, when and how, and print it with what was answered, word for word; notes about it are seen by the authors and moderators alone. If what stands here about you is wrong or out of date, or should not stand here, write to {email}. We answer within a month. A mistake is corrected where it stood, with a note; where the law or your rights ask for it, we withhold a page and say that we did.

## Who else sees it

Whoever hosts our server and sends our mail works on our behalf. We pass nothing on to anyone else, unless a law compels us.`,
  terms: `{site} is published by {publisher}. By joining you agree to what follows.

## What you may do here

- Bring in articles, mark claims, attach sources and vote, in good faith.
- Cite at least one source for every vote, and quote it exactly.
- Step aside where you have an interest of your own.

## What you may not do

- Hold more than one account, or vote as someone else asks you to.
- Publish what identifies a private person, insults, threats, or what the law forbids.
- Break in, overload the site, or collect data about its members.

## What becomes of what you write

You keep your rights in your words. You allow {publisher} and everyone else to use what is published here under the licence [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/): share it, also changed, and name {site}. What was published stays in its history, also after you leave.

## What we may do

Moderators may decline a claim, send back a draft, correct or retract a page, and exclude who breaks these terms; they say why. If you think that they are wrong, object at the desk, under your handle: somebody decides who had no part in it.

You must be at least 16 years old to join. You can leave at any time.

## What we do not promise

We check with care and correct what was wrong. We cannot promise that every page is right or that the site can always be reached. The law of {country} applies.`,
  imprint: `## Published by

{publisher}

{address}

{country}

## Contact

{email}

Responsible for what stands here: {publisher}.`,
  methods: `This is how {site} chooses, researches, writes, approves and corrects its fact-checks. [How verdicts are reached](/en/methodology) explains the rule by which votes become a verdict.

## What we choose

Reviewers propose claims that can be tested on evidence and matter to many people: what was said in public, by whom and when. We hold every side to the same standard, do not check opinions, predictions or satire, and say on each page why its claim was chosen. Which claims we check is a choice, so the number of fact-checks on anyone says nothing about how often they are right.

## How we research

Every claim is bound to the exact words in which it was made. Every source is quoted word for word from a copy that we keep, and named as a primary or a secondary one, with the interest that it declares. A fact-check rests on two independent sources, or says why not: sources of one publisher, or that repeat the same words, count once. We look for evidence on both sides. Reviewers vote without seeing the votes of others, and each reason cites a source.

## How we write and approve

One member writes a fact-check, another approves it. Whoever has an interest in a claim steps aside. We ask the person whose claim is checked where that is possible; the page says when and how, and what they answered in their own words. Where ten or more voted, three of them, drawn by lot, are asked before publication whether the text is fair. The verdict is the reviewers'; a moderator who publishes another one says so on the page, with the reason.

## What we are not

{publisher} supports no party and no candidate, and neither do fact-checks on {site}.`,
  corrections_policy: `{publisher} corrects what is wrong, where it stood, as soon as we know.

## What we call it

- **Typo**: spelling and form. The history of the page has it.
- **Clarification**: something true was easy to misread.
- **Correction**: something was wrong and did not change the verdict.
- **Changed verdict**: new evidence or votes led to another one.
- **Retraction**: nothing on the page can be relied on any more.

A changed verdict and a retraction are proposed by one moderator and approved by another, who did not write the page. One moderator alone can mark a page as *under review* at once. Each page says as of which day it is valid, and when we look at it again.

Everything but a typo stands at the top of its page, permanently and with its date, and in the [list of corrections](/en/corrections). Every version stays readable, with what changed. The address of a page never changes.

## How to tell us

Every fact-check has “Spotted an error?” and “Object to this verdict” below it, without an account; you can also write to {email}. Say what is wrong, and how you know. An objection to a verdict is decided by somebody who had no part in the page, and its outcome and reason stand there. We answer within two weeks. Where nothing was wrong, we say why; a message without a point that can be checked may get no answer.

## If you disagree with our answer

Write again to {email} and ask for somebody who was not involved before. [Contact and complaints](/en/contact) says where else you can turn.`,
  funding: `{publisher}, {country}, publishes {site} and answers for it.

## Who pays

Nobody has been named here yet. Everyone who gave five per cent or more of last year's income belongs here, with the year and the amount.

## Who decides

Who pays has no say in what is checked or in what is found. Verdicts come from the votes of reviewers, by a rule that is public.`,
  contact: `## Contact

{publisher}

{address}

{country}

{email}

## Complaints

Write to {email} about a fact-check, a correction that you asked for, or how somebody was treated here. Say which page or decision, and what you want changed. Somebody who was not involved before reads it, and you hear within a month what was decided and why.

Where a newsroom is a verified signatory of the International Fact-Checking Network's code of principles, readers may also complain to it: [ifcncodeofprinciples.poynter.org](https://ifcncodeofprinciples.poynter.org). Where it is a verified member of the European Fact-Checking Standards Network, to that network: [efcsn.com](https://efcsn.com). {site} claims to be neither unless it says so here.`,
};
