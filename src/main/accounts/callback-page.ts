import { createHash } from 'node:crypto';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';

/** What the browser shows when Atlassian has sent the person back. */
export interface CallbackPage {
  readonly status: number;
  readonly tone: 'done' | 'told' | 'failed';
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** The page after a sign-in that came to its end, for better or worse. `value` is the name of who signed in. */
export function pageOfSignIn(outcome: Outcome<string | null>): CallbackPage {
  if (outcome.ok) {
    const who = outcome.value === null ? 'You are signed in.' : `You are signed in as ${outcome.value}.`;
    return page('done', 'Go back to Workbench', [who, 'This page can be closed.']);
  }
  return pageOfFailure(outcome.failure);
}

function pageOfFailure(failure: Failure): CallbackPage {
  switch (failure.kind) {
    case 'sign-in-declined':
      return page('told', 'You declined', [
        'Workbench has no access to your Jira sites. Nothing was kept.',
        'Go back to Workbench to sign in after all.',
      ]);
    case 'sign-in-refused':
      return page('failed', 'Not signed in', [`Atlassian refused: ${failure.detail}`, nextStep]);
    case 'client-refused':
      return page('failed', 'Not signed in', [
        `Your sign-in was fine; the app behind it was not accepted. Atlassian refused the client ID ${failure.clientIdHint} or its secret.`,
        nextStep,
      ]);
    case 'no-sites':
      return page('failed', 'No Jira site', [
        'Atlassian signed you in, but gave access to no Jira site.',
        'Sign in again and choose a site, or ask an admin to allow the app there.',
      ]);
    case 'cancelled':
      return page('told', 'The sign-in was cancelled', ['Go back to Workbench to start it again.']);
    case 'offline':
    case 'no-answer':
    case 'unavailable':
    case 'rate-limited':
      return page('failed', 'Not signed in', [
        'Atlassian did not answer when Workbench asked for the sign-in.',
        nextStep,
      ]);
    default:
      return page('failed', 'Not signed in', ['The sign-in did not come to its end.', nextStep]);
  }
}

/** A callback that does not belong to the sign-in that is waiting. The waiting goes on. */
export const foreignCallbackPage: CallbackPage = {
  ...page('failed', 'This is not the sign-in that Workbench waits for', [
    'It may come from an older link. Use the link that Workbench shows now.',
  ]),
  status: 400,
};

export const usedCallbackPage: CallbackPage = {
  ...page('failed', 'This sign-in was used already', ['Go back to Workbench.']),
  status: 400,
};

const nextStep = 'Go back to Workbench: it says what can be done.';

function page(tone: CallbackPage['tone'], heading: string, sentences: readonly string[]): CallbackPage {
  return { status: 200, tone, heading, sentences };
}

const style = `
:root { color-scheme: light dark; --ground: #f5f5f7; --card: #ffffff; --line: #e2e2e8; --text: #1a1b1f; --quiet: #4d5059; --done: #1f8a4c; --told: #747883; --failed: #c0332a; }
@media (prefers-color-scheme: dark) { :root { --ground: #0e0f12; --card: #1d1f24; --line: #2b2d34; --text: #ecedf0; --quiet: #b0b3bd; --done: #3dae6b; --told: #8b8f9a; --failed: #ff9d95; } }
* { margin: 0; box-sizing: border-box; }
body { min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--ground); color: var(--text); font: 14px/22px Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
main { width: min(420px, 100%); padding: 32px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
svg { display: block; margin-bottom: 20px; }
.done { color: var(--done); } .told { color: var(--told); } .failed { color: var(--failed); }
h1 { font-size: 18px; line-height: 24px; font-weight: 600; margin-bottom: 8px; }
p { color: var(--quiet); overflow-wrap: anywhere; } p + p { margin-top: 8px; }
footer { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 12px; line-height: 16px; }
`;

const marks: Record<CallbackPage['tone'], string> = {
  done: '<path d="M12 20.5l6 6 11-12"/>',
  told: '<path d="M13 20h14"/>',
  failed: '<path d="M20 12v10M20 27.5v.5"/>',
};

/** For the page's `Content-Security-Policy`: no script, no request, one style known by its hash, in no frame. */
export const callbackPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The whole document. Every text is escaped: `error_description` comes from whoever made the link. */
export function renderCallbackPage({ tone, heading, sentences }: CallbackPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(heading)} · Workbench for Jira</title>
<style>${style}</style>
</head>
<body>
<main>
<svg class="${tone}" width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="20" cy="20" r="18"/>${marks[tone]}</svg>
<h1>${escapeHtml(heading)}</h1>
${sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
<footer>Workbench for Jira, on this computer</footer>
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
