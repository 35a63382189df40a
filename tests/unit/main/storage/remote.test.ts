import { describe, expect, it } from 'vitest';
import { connect, serve, StorageError, type MessagePort } from '../../../../src/main/storage/remote';

/** Two ends of a channel on which messages arrive a turn later, cloned as between processes. */
function channel(): [MessagePort, MessagePort] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const end = (own: number, other: number): MessagePort => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of listeners[other] ?? []) listener(copy);
      });
    },
    onMessage: (listener) => void listeners[own]?.push(listener),
  });
  return [end(0, 1), end(1, 0)];
}

class Store {
  readonly done: string[] = [];
  add(a: number, b: number): number {
    return a + b;
  }
  async slow(name: string, gate: Promise<void>): Promise<void> {
    await gate;
    this.done.push(name);
  }
  note(name: string): readonly string[] {
    this.done.push(name);
    return this.done;
  }
  fail(): never {
    throw new RangeError('no such row');
  }
}

function together(): { store: ReturnType<typeof connect>; ended: (reason: string) => void; far: Store } {
  const [near, other] = channel();
  const far = new Store();
  serve(other, { store: far });
  const store = connect(near);
  return { store, ended: (reason) => store.ended(reason), far };
}

describe('a remote object', () => {
  it('answers what its method returns', async () => {
    const remote = together().store.object<Store>('store');
    await expect(remote.add(2, 3)).resolves.toBe(5);
  });

  it('rejects with the sentence that its method threw', async () => {
    const remote = together().store.object<Store>('store');
    await expect(remote.fail()).rejects.toThrow(new StorageError('no such row'));
  });

  it('rejects a method and an object that are not there', async () => {
    const { store } = together();
    const wrong = store.object<{ nope(): void }>('store');
    await expect(wrong.nope()).rejects.toThrow('No store.nope');
    await expect(store.object<{ add(): void }>('elsewhere').add()).rejects.toThrow('No elsewhere.add');
  });

  it('can be awaited and handed through promises without a call to the far side', async () => {
    const remote = together().store.object<Store>('store');
    await expect((await Promise.resolve(remote)).add(1, 1)).resolves.toBe(2);
  });

  it('is answered in the order in which it was asked', async () => {
    const remote = together().store.object<Store>('store');
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => remote.note(name)));
    expect(answers.at(-1)).toEqual(['a', 'b', 'c']);
  });

  it('rejects what it waits for when the process ends, and every later call', async () => {
    const { store, ended } = together();
    const remote = store.object<Store>('store');
    const waiting = remote.add(1, 1);
    ended('The database process ended (killed).');
    await expect(waiting).rejects.toThrow('killed');
    await expect(remote.add(1, 1)).rejects.toThrow('killed');
  });

  it('rejects a call whose arguments cannot travel, and answers the next one', async () => {
    const remote = together().store.object<{ add(...args: unknown[]): number }>('store');
    await expect(remote.add(() => 1)).rejects.toThrow('could not be cloned');
    await expect(remote.add(4, 4)).resolves.toBe(8);
  });

  it('ignores messages that are none of its own', async () => {
    const [near, other] = channel();
    serve(other, { store: new Store() });
    const remote = connect(near).object<Store>('store');
    for (const stray of [null, 'hello', 7, { reply: 99, ok: true, value: 1 }, { call: 1 }]) {
      other.post(stray);
      near.post(stray);
    }
    await expect(remote.add(1, 2)).resolves.toBe(3);
  });
});
