import { expect, it, describe } from 'vitest';
import { running } from './running';

describe('listening', () => {
  it('says that a port is taken, and leaves nothing open behind it', async () => {
    const first = await running();
    const port = Number(new URL(first.apiOrigin).port);
    await expect(running({ port })).rejects.toThrow(`Port ${String(port)} is taken`);
    expect((await fetch(`${first.apiOrigin}/authorize`)).status).toBe(400);
  });

  it('stops answering when it is closed, open connections included', async () => {
    const sandbox = await running();
    expect((await fetch(`${sandbox.apiOrigin}/authorize`)).status).toBe(400);
    await sandbox.close();
    await expect(fetch(`${sandbox.apiOrigin}/authorize`)).rejects.toThrow('fetch failed');
  });
});
