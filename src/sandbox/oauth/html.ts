import type { JiraReply } from '../http/route';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * A page of the sandbox: no script, one stylesheet of its own. `formTargets` are the origins a form may lead to;
 * browsers hold the redirect after a submit to the same rule, so the client's callback must be among them.
 */
export function page(status: number, title: string, main: string, formTargets: readonly string[] = []): JiraReply {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ].join('; ');
  return {
    status,
    headers: {
      'Content-Type': 'text/html;charset=UTF-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Sandbox - not Atlassian</title>
<link rel="stylesheet" href="/sandbox.css">
</head>
<body>
<p class="mark"><strong>Sandbox - not Atlassian.</strong> An imitation for demonstrations and tests. Everyone here is made up.</p>
<main>
${main}
</main>
</body>
</html>
`,
  };
}
