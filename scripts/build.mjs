// npm run build: builds out/, whether it is stale or not.
import { buildIfStale } from './lib/build-if-stale.mjs';
import { runScript } from './lib/say.mjs';

await runScript(() => buildIfStale({ force: true }));
