/**
 * What a real site had in its database after each migration, in the columns of that time. When a migration adds a table
 * that keeps what people do, rows of it belong here.
 */
const MARY = "11111111-0000-4000-8000-000000000001";
const GRACE = "11111111-0000-4000-8000-000000000002";
const CHECK = "22222222-0000-4000-8000-000000000001";
const SECOND = "22222222-0000-4000-8000-000000000002";
const CLAIM = "33333333-0000-4000-8000-000000000001";
const ARTICLE = "44444444-0000-4000-8000-000000000001";
const COPY = "44444444-0000-4000-8000-000000000002";
const SOURCE = "55555555-0000-4000-8000-000000000001";
const VOTE = "66666666-0000-4000-8000-000000000001";
const SAID = "The bridge opened on 3 March.";

export const ROWS_AFTER: Record<string, string> = {
  "0000_the-record": `
    insert into members (id, handle, handle_key, email) values
      ('${MARY}', 'Mary', 'mary', 'mary@example.org'), ('${GRACE}', 'Grace', 'grace', null);
    insert into checks (id, language, author) values ('${CHECK}', 'en', '${MARY}');
    insert into check_versions ("check", version, title, answer, body, saved_by) values
      ('${CHECK}', 1, 'Was it written?', '', '', '${MARY}'),
      ('${CHECK}', 2, 'Was it written down?', 'It was.', 'It **was**, in two books.', '${MARY}');
    insert into check_states ("check", seq, version, state, by, at) values
      ('${CHECK}', 1, 2, 'draft', '${MARY}', '2025-01-01'), ('${CHECK}', 2, 2, 'published', '${GRACE}', '2025-01-02');
    insert into check_slugs (slug, "check") values ('was-it-written-down', '${CHECK}');
    insert into events (actor, action, subject, audience) values ('${GRACE}', 'check.published', '${CHECK}', 'public');`,
  "0003_the-road-append-only": `
    insert into role_grants (member, role, reason) values ('${MARY}', 'reviewer', 'First'), ('${GRACE}', 'moderator', 'First');
    insert into blobs (sha256, bytes) values ('ab', 'The bridge');
    insert into articles (id, url, url_hash, title, imported_by) values
      ('${ARTICLE}', 'https://news.example.org/a', 'aa', 'The bridge', '${MARY}');
    insert into copies (id, article, kind, content_type, sha256, extractor, title, text, words, read_by) values
      ('${COPY}', '${ARTICLE}', 'pasted_text', 'text/plain', 'ab', 'plain/1', 'The bridge', '${SAID}', 6, '${MARY}');
    insert into claims (id, statement, statement_key, language, submitted_by) values
      ('${CLAIM}', '${SAID}', 'thebridgeopenedon3march', 'en', '${MARY}');
    insert into appearances (claim, copy, exact, prefix, suffix, "start", "end", added_by) values
      ('${CLAIM}', '${COPY}', '${SAID}', '', '', 0, 29, '${MARY}');
    insert into claim_states (claim, seq, state) values ('${CLAIM}', 1, 'open'), ('${CLAIM}', 2, 'published');
    insert into sources (id, claim, label, article, copy, quote, prefix, suffix, "start", "end", stance, kind, attached_by) values
      ('${SOURCE}', '${CLAIM}', 1, '${ARTICLE}', '${COPY}', '${SAID}', '', '', 0, 29, 'supports', 'primary', '${MARY}');
    insert into votes (id, claim, member, head) values ('${VOTE}', '${CLAIM}', '${MARY}', 1);
    insert into ballots (vote, version, rating, confidence, reason) values
      ('${VOTE}', 1, 'mostly_true', 'high', 'The log names the day and nobody says otherwise.');
    insert into ballot_sources (vote, version, source) values ('${VOTE}', 1, '${SOURCE}');
    insert into voices (claim, member, number) values ('${CLAIM}', '${MARY}', 7);
    insert into recusals (claim, member, kind, statement) values ('${CLAIM}', '${GRACE}', 'editing', 'I publish it.');
    insert into verdicts (claim, seq, state, rating, score, margin, voters, rule, input_hash) values
      ('${CLAIM}', 1, 'provisional', 'mostly_true', 1, 1, 1, 'plurality', 'x');
    insert into checks (id, language, author, subject_claim) values ('${SECOND}', 'en', '${MARY}', '${CLAIM}');
    insert into check_versions ("check", version, title, answer, body, saved_by, sources, dissent_vote, dissent_ballot) values
      ('${SECOND}', 1, 'Was it so?', 'It was.', 'It was [S1].', '${MARY}', 1, '${VOTE}', 1);
    insert into check_sources ("check", number, source) values ('${SECOND}', 1, '${SOURCE}');
    insert into version_verdicts ("check", version, claim, verdict) values ('${SECOND}', 1, '${CLAIM}', 1);
    insert into check_states ("check", seq, version, state, by, at) values
      ('${SECOND}', 1, 1, 'draft', '${MARY}', '2025-02-01'), ('${SECOND}', 2, 1, 'published', '${GRACE}', '2025-02-02');
    insert into check_slugs (slug, "check") values ('was-it-so', '${SECOND}');`,
  "0006_sessions": `
    insert into sessions (token_hash, member, expires) values ('ff', '${MARY}', '2027-01-01');`,
  "0007_judgements": `
    insert into consents (member, allows) values ('${MARY}', true);
    insert into judgements (rule, input_hash, is_cold, split, split2, ballots, reviewers, claims, milliseconds) values
      ('bridging/1', 'y', true, 'none', 'none', 1, 1, 1, 5);
    insert into standings (claim, judgement, state, rating, score, margin, voters, input_hash, is_swapped, theta) values
      ('${CLAIM}', 1, 'provisional', 'mostly_true', 1, 1, 1, 'x', false, '{0,0,0,0}');
    insert into invitations (claim, member) values ('${CLAIM}', '${MARY}');`,
  "0008_reasons-and-helpfulness": `
    insert into source_ratings (source, member, seq, rating) values ('${SOURCE}', '${MARY}', 1, 'helpful');
    insert into version_sources ("check", version, source, position) values ('${SECOND}', 1, '${SOURCE}', 1);`,
  "0009_receipts": `
    insert into signing_keys (key, public_key) values ('k', 'p');
    insert into receipts ("check", version, receipt, key, signature, salts) values ('${SECOND}', 1, '{}', 'k', 's', '{}');`,
  "0020_members-come-in": `
    insert into settings (name, seq, value, by) values ('site', 1, '{"name": "Port Calder Checks", "about": ""}', '${GRACE}');
    insert into member_invitations (id, token_hash, role, uses_max, by, expires) values
      ('77777777-0000-4000-8000-000000000001', 'aa', 'reviewer', 2, '${GRACE}', '2027-01-01');
    insert into member_invitation_uses (invitation, member) values ('77777777-0000-4000-8000-000000000001', '${MARY}');
    insert into mails (kind, expires, due_at) values ('invitation', '2027-01-01', '2026-01-01');`,
  "0021_sign-in-by-mail": `
    insert into sign_in_requests (email, token_hash, code_hash, browser_hash, browser, invitation, expires) values
      ('oda@example.org', 'ab', 'ac', 'ad', 'Firefox', '77777777-0000-4000-8000-000000000001', '2027-01-01');`,
  "0022_a-person": `
    insert into interests (member, kind, name, name_key, statement) values
      ('${MARY}', 'publisher', 'The River Herald', 'the river herald', 'I worked there.');
    insert into former_handles (key_hash) values ('ff');`,
  "0023_applications": `
    insert into applications (id, member, statement) values
      ('88888888-0000-4000-8000-000000000001', '${MARY}', 'I have read land registers for eleven years.');
    insert into application_answers (application, outcome, reason, by) values
      ('88888888-0000-4000-8000-000000000001', 'declined', 'Later.', '${GRACE}');`,
  "0025_limits": `
    insert into allowances (key, spent_until) values ('write network 203.0.113.7', '2026-01-01');
    insert into topics (slug, label) values ('bridges', 'Bridges');
    insert into claim_topics (claim, topic) values ('${CLAIM}', 'bridges');`,
  "0027_topics": `
    insert into positions (topic, version, a, b, by) values ('bridges', 1, 'More good.', 'More harm.', '${GRACE}');
    insert into position_trials (topic, version, member, asked_by) values ('bridges', 1, '${MARY}', '${GRACE}');
    insert into position_uses (topic, seq, version, fair, by) values ('bridges', 1, 1, 3, '${GRACE}');
    insert into standpoints (topic, member, seq, version, sealed) values ('bridges', '${MARY}', 1, 1, '\\xff');`,
};
