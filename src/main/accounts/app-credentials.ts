import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { z } from '@shared/schema';
import { clientIdHint } from './account';
import type { ClientCredentials } from './configuration';
import { onDisk, type KeyValueStore } from './key-value-store';
import type { Origins } from './origins';
import type { SecretBox } from './protection';

export interface AppCredentials {
  /** The 3LO app for new sign-ins at these origins. Fails with `app-not-configured` or `secrets-locked`. */
  read(origins: Origins): Outcome<ClientCredentials>;
  /** What may be shown of it, without opening the secret. */
  hint(origins: Origins): { readonly configured: boolean; readonly clientIdHint: string | null };
  /** Keeps what a person typed in, sealed. */
  save(origins: Origins, credentials: ClientCredentials): Outcome<void>;
  /** Seals anew what opens, after the person chose another protection. What does not open stays as it is. */
  reseal(): Outcome<void>;
}

export interface AppCredentialsPorts {
  readonly store: KeyValueStore;
  readonly box: SecretBox;
  /** From the environment, for the origins that the same environment names. It goes before what an earlier start was told. */
  readonly fromEnvironment: (ClientCredentials & { readonly origins: Origins }) | null;
}

const storedApp = z.object({ clientId: z.string().min(1), sealedClientSecret: z.string() });
const storedApps = z.record(z.string(), storedApp);
const storeKey = 'apps';

/** The client id and secret of the person's own OAuth app, one for each authorize origin. */
export function createAppCredentials({ store, box, fromEnvironment }: AppCredentialsPorts): AppCredentials {
  const readAll = (): Outcome<z.output<typeof storedApps>> => onDisk(() => storedApps.parse(store.get(storeKey) ?? {}));

  // What is typed in during this start is the newer word: it was asked for because Atlassian refused the other one.
  let retyped = false;
  const given = (origins: Origins): ClientCredentials | null =>
    !retyped && fromEnvironment?.origins.auth === origins.auth ? fromEnvironment : null;

  return {
    read(origins) {
      const environment = given(origins);
      if (environment !== null) {
        return succeed({ clientId: environment.clientId, clientSecret: environment.clientSecret });
      }
      const apps = readAll();
      if (!apps.ok) return apps;
      const app = apps.value[origins.auth];
      if (app === undefined) return fail({ kind: 'app-not-configured' });
      const secret = box.open(app.sealedClientSecret);
      if (secret.ok) return succeed({ clientId: app.clientId, clientSecret: secret.value });
      // Typed in for one session that has ended: it is to be typed in again.
      const ended = secret.failure.kind === 'secrets-locked' && secret.failure.mode === 'session';
      return ended ? fail({ kind: 'app-not-configured' }) : secret;
    },
    hint(origins) {
      const apps = readAll();
      const clientId = given(origins)?.clientId ?? (apps.ok ? apps.value[origins.auth]?.clientId : undefined);
      if (clientId === undefined) return { configured: false, clientIdHint: null };
      return { configured: true, clientIdHint: clientIdHint(clientId) };
    },
    save(origins, { clientId, clientSecret }) {
      const sealed = box.seal(clientSecret);
      if (!sealed.ok) return sealed;
      const apps = readAll();
      if (!apps.ok) return apps;
      const app = { clientId, sealedClientSecret: sealed.value };
      const kept = onDisk(() => store.set(storeKey, { ...apps.value, [origins.auth]: app }));
      if (kept.ok && fromEnvironment?.origins.auth === origins.auth) retyped = true;
      return kept;
    },
    reseal() {
      const apps = readAll();
      if (!apps.ok) return apps;
      const renewed = Object.entries(apps.value).map(([auth, app]) => {
        const secret = box.open(app.sealedClientSecret);
        const sealed = secret.ok ? box.seal(secret.value) : secret;
        return [auth, sealed.ok ? { ...app, sealedClientSecret: sealed.value } : app] as const;
      });
      return onDisk(() => store.set(storeKey, Object.fromEntries(renewed)));
    },
  };
}
