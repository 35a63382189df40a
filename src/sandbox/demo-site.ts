import type { DemoCommand } from './demo-messages';
import { PortTaken } from './http/listen';
import { readyMessage, startSandbox, type ReadyMessage, type Sandbox, type SandboxOptions } from './server';
import { readWorldFile } from './world-file';
import { WorldKeeper } from './world-keeper';

type Start = Extract<DemoCommand, { type: 'start' }>;

/** The demo site of one process: a sandbox whose world outlives it in a file. */
export class DemoSite {
  private running: { sandbox: Sandbox; keeper: WorldKeeper | undefined; start: Start } | undefined;

  /** Starts it, on the data it kept if there is any. A second start closes the first. */
  async start(start: Start): Promise<ReadyMessage> {
    await this.close();
    const { dataFile } = start;
    const kept = dataFile === undefined ? undefined : readWorldFile(dataFile);
    let keeper: WorldKeeper | undefined;
    const sandbox = await startOnPort(start.port ?? 0, {
      ...(start.seed === undefined ? {} : { seed: start.seed }),
      ...(start.issues === undefined ? {} : { issues: start.issues }),
      ...(start.redirectUri === undefined ? {} : { redirectUri: start.redirectUri }),
      ...(kept === undefined ? {} : { world: kept }),
      serviceAccountActsAs: 'person',
      onWrite: () => {
        keeper?.touched();
      },
    });
    if (dataFile !== undefined) {
      keeper = new WorldKeeper(dataFile, () => sandbox.world);
      // A new world is kept at once: its dates count from this first start.
      if (kept === undefined) keeper.touched();
    }
    this.running = { sandbox, keeper, start };
    return readyMessage(sandbox);
  }

  /** Forgets the data and starts over with a new world, new secrets, and the same port if it can be had. */
  async reset(): Promise<ReadyMessage | undefined> {
    if (this.running === undefined) return undefined;
    const { sandbox, keeper, start } = this.running;
    const port = Number(new URL(sandbox.apiOrigin).port);
    this.running = undefined;
    await sandbox.close();
    keeper?.drop();
    return this.start({ ...start, port });
  }

  async close(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.sandbox.close();
    running?.keeper?.close();
  }
}

async function startOnPort(port: number, options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox({ ...options, port });
  } catch (error) {
    if (!(error instanceof PortTaken) || port === 0) throw error;
    return startSandbox({ ...options, port: 0 });
  }
}
