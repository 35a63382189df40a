import { describe, expect, it } from 'vitest';
import { readConfiguration, takeSecretsFromEnvironment } from '../../../../src/main/accounts/configuration';
import { atlassianOrigins, isAtlassian } from '../../../../src/main/accounts/origins';

function problemsOf(env: Record<string, string>): string[] {
  const outcome = readConfiguration(env);
  return outcome.ok || outcome.failure.kind !== 'invalid-input' ? [] : Object.keys(outcome.failure.fields);
}

describe('the configuration', () => {
  it('is Atlassian and port 47321 when the environment says nothing', () => {
    expect(readConfiguration({ WORKBENCH_AUTH_ORIGIN: '' })).toEqual({
      ok: true,
      value: { origins: atlassianOrigins, callbackPort: 47321, client: null, userData: null },
    });
  });

  it('takes other origins: https anywhere, http on this computer only', () => {
    for (const origin of [
      'https://auth.example.com',
      'http://localhost:9000',
      'http://127.0.0.1:1',
      'http://[::1]:1/',
    ]) {
      const outcome = readConfiguration({ WORKBENCH_AUTH_ORIGIN: origin });
      expect(outcome.ok && outcome.value.origins.auth).toBe(origin.replace(/\/$/, ''));
      expect(outcome.ok && isAtlassian(outcome.value.origins)).toBe(false);
    }
  });

  it.each([
    'http://auth.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'ftp://localhost',
    'https://auth.example.com/path',
    'https://user:word@auth.example.com',
    'https://auth.example.com?x=1',
    'auth.example.com',
  ])('refuses %s as an origin, in a sentence that names the variable', (origin) => {
    expect(problemsOf({ WORKBENCH_API_ORIGIN: origin })).toEqual(['WORKBENCH_API_ORIGIN']);
  });

  it.each(['0', '80', '65536', '1e4', '-1', 'any'])('refuses %s as the callback port', (port) => {
    expect(problemsOf({ WORKBENCH_CALLBACK_PORT: port })).toEqual(['WORKBENCH_CALLBACK_PORT']);
  });

  it('names every problem at once, and half of a client too', () => {
    expect(problemsOf({ WORKBENCH_CALLBACK_PORT: 'x', WORKBENCH_CLIENT_ID: 'id' })).toEqual([
      'WORKBENCH_CALLBACK_PORT',
      'WORKBENCH_CLIENT_SECRET',
    ]);
    expect(problemsOf({ WORKBENCH_CLIENT_SECRET: 'secret' })).toEqual(['WORKBENCH_CLIENT_ID']);
  });

  it('takes the secrets out of the environment before a child can inherit them', () => {
    const env: Record<string, string | undefined> = {
      WORKBENCH_CLIENT_ID: 'id',
      WORKBENCH_CLIENT_SECRET: 'canary',
      WORKBENCH_USER_DATA: '/folder',
    };
    const secrets = takeSecretsFromEnvironment(env);
    expect(JSON.stringify(env)).toBe('{"WORKBENCH_USER_DATA":"/folder"}');
    expect(readConfiguration({ ...env, ...secrets })).toMatchObject({
      ok: true,
      value: { client: { clientId: 'id', clientSecret: 'canary' }, userData: '/folder' },
    });
  });
});
