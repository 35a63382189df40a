import { spawn } from 'node:child_process';
import type { ElectronApplication, Page } from '@playwright/test';
import { z } from 'zod';
import { cleanEnvironment, electronProgram, isRoot, root } from './support/environment';
import { forgetUserData, launchWorkbench, type Workbench } from './support/launch';
import { expect, test } from './support/test';

// What the program's own protocols give, and above all what they do not.

let workbench: Workbench;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  workbench = await launchWorkbench();
  ({ app, page } = workbench);
  await page.getByRole('button', { name: 'Open the demo site' }).click();
  await page
    .getByRole('list', { name: 'Sites' })
    .getByRole('button', { name: /Larkfield Retail/ })
    .click();
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
});

test.afterAll(async () => {
  await workbench.close();
  forgetUserData(workbench);
});

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly policy: string | null;
  readonly nosniff: string | null;
}

/** Asks as main: what a page asks goes through the same handlers, and its own policy stands before them. */
function ask(url: string, method = 'GET'): Promise<Answer> {
  return app.evaluate(
    async ({ net }, asked) => {
      const response = await net.fetch(asked.url, { method: asked.method });
      const header = (name: string): string | null => response.headers.get(name);
      return {
        status: response.status,
        type: header('content-type'),
        policy: header('content-security-policy'),
        nosniff: header('x-content-type-options'),
      };
    },
    { url, method },
  );
}

test.describe('app://', () => {
  test('serves the bundle', async () => {
    expect(await ask('app://bundle/index.html')).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      nosniff: 'nosniff',
    });
    expect(await ask('app://bundle/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  });

  for (const [why, url] of [
    ['climbs out', 'app://bundle/../main/index.js'],
    ['climbs out, encoded', 'app://bundle/%2e%2e/main/index.js'],
    ['climbs out, with encoded slashes', 'app://bundle/..%2fmain%2findex.js'],
    ['climbs out, encoded whole', 'app://bundle/%2e%2e%2fmain%2findex.js'],
    ['climbs out, encoded twice', 'app://bundle/%252e%252e%252fmain%252findex.js'],
    ['climbs out with backslashes', 'app://bundle/..%5cmain%5cindex.js'],
    ['begins at the root of the disk', 'app://bundle//etc/passwd'],
    ['climbs out to a file of a served type', 'app://bundle/assets/..%2f..%2f..%2fmain%2findex.js'],
    ['ends a path early', 'app://bundle/index.html%00.js'],
    ['is no escape at all', 'app://bundle/%zz'],
    ['names another host', 'app://elsewhere/index.html'],
    ['names a host that begins alike', 'app://bundle.example/index.html'],
    ['names a type that is not served', 'app://bundle/assets/index.js.map'],
    ['names a folder', 'app://bundle/assets'],
  ] as const) {
    test(`gives nothing to an address that ${why}`, async () => {
      expect((await ask(url)).status).toBe(404);
    });
  }

  test('answers nothing but GET', async () => {
    expect((await ask('app://bundle/index.html', 'POST')).status).toBe(404);
  });
});

const Attached = z.object({
  value: z.object({
    value: z.object({
      fields: z.object({
        attachment: z.array(z.object({ id: z.string(), filename: z.string(), mimeType: z.string() })),
      }),
    }),
  }),
});
const Chosen = z.object({ value: z.object({ accountId: z.string(), cloudId: z.string() }) });

type Calls = Readonly<Record<string, (input: unknown) => Promise<unknown>>>;

/** The site at work, and what is attached to an issue of it. */
async function attachmentsOf(issueKey: string) {
  const answers = await page.evaluate(async (key) => {
    const { calls } = (window as unknown as { workbench: { calls: Calls } }).workbench;
    const site = (await calls['workspace.get']?.(null)) as { value: unknown };
    return { site, issue: await calls['issues.get']?.({ site: site.value, issueKey: key }) };
  }, issueKey);
  const { accountId, cloudId } = Chosen.parse(answers.site).value;
  return { accountId, cloudId, attachments: Attached.parse(answers.issue).value.value.fields.attachment };
}

test.describe('app-media://', () => {
  test('shows a raster picture as such, sandboxed, never sniffed', async () => {
    const { accountId, cloudId, attachments } = await attachmentsOf('KITCHEN-1');
    const picture = attachments.find(({ mimeType, filename }) => mimeType === 'image/png' && filename !== 'banner.png');
    expect(picture).toBeDefined();
    expect(await ask(`app-media://attachment/${accountId}/${cloudId}/${picture?.id ?? ''}`)).toEqual({
      status: 200,
      type: 'image/png',
      policy: "default-src 'none'; sandbox",
      nosniff: 'nosniff',
    });
  });

  test('shows a web page that calls itself a picture as nothing that runs', async () => {
    const { accountId, cloudId, attachments } = await attachmentsOf('SHOP-2');
    const disguised = attachments.find(({ filename }) => filename === 'banner.png');
    expect(disguised).toBeDefined();
    const url = `app-media://attachment/${accountId}/${cloudId}/${disguised?.id ?? ''}`;
    const answer = await ask(url);
    expect(answer.type ?? 'none').toMatch(/^(none|text\/plain)/);
    expect(answer.status === 415 || answer.policy?.includes('sandbox')).toBe(true);
    const drawn = await page.evaluate(
      (source) =>
        new Promise<string>((resolve) => {
          const image = new Image();
          image.addEventListener('load', () => resolve('drawn'));
          image.addEventListener('error', () => resolve('refused'));
          image.src = source;
        }),
      url,
    );
    expect(drawn).toBe('refused');
  });

  test('gives nothing for ids that this account does not have, and for addresses that name something else', async () => {
    const { accountId, cloudId, attachments } = await attachmentsOf('KITCHEN-1');
    const id = attachments[0]?.id ?? '';
    const refused = [
      `app-media://attachment/another-account/${cloudId}/${id}`,
      `app-media://attachment/${accountId}/another-site/${id}`,
      `app-media://attachment/${accountId}/${cloudId}/999999999`,
      `app-media://attachment/${accountId}/${cloudId}/..%2f..%2fmyself`,
      `app-media://attachment/${accountId}/${cloudId}/${id}/more`,
      `app-media://attachment/${accountId}/${cloudId}`,
      `app-media://elsewhere/${accountId}/${cloudId}/${id}`,
      `app-media://site-avatar/${accountId}/another-site`,
    ];
    for (const url of refused) {
      const { status, type } = await ask(url);
      expect(status, url).toBeGreaterThanOrEqual(400);
      expect(type, url).toBeNull();
    }
    expect((await ask(`app-media://attachment/${accountId}/${cloudId}/${id}`, 'POST')).status).toBe(404);
  });
});

test('a second start on the same folder ends at once and leaves the first one at work', async () => {
  const second = spawn(electronProgram(), [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', root], {
    env: { ...cleanEnvironment(workbench.scratch), WORKBENCH_USER_DATA: workbench.userData },
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    second.once('exit', resolve);
    second.once('error', reject);
  });
  expect(code).toBe(0);
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
  expect(app.windows()).toHaveLength(1);
});
