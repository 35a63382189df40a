import { fail, succeed, type Outcome } from '@shared/ipc/outcome';

/** Work of the journal as an outcome. Nothing was sent where it fails: what is not on the disk does not leave. */
export async function stored<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return succeed(await work());
  } catch (error) {
    return fail({ kind: 'storage', detail: error instanceof Error ? error.message : String(error) });
  }
}
