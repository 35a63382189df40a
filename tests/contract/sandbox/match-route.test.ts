import { describe, expect, it } from 'vitest';
import { compileRoutes } from '../../../src/sandbox/http/match-route';

const get = (pattern: string) => ({ method: 'GET', pattern });

describe('finding a route', () => {
  const find = compileRoutes([
    get('/issue/{key}/comment/{id}'),
    get('/issue/{key}'),
    get('/issue/createmeta'),
    get('/issue/createmeta/{project}'),
    get('/issue/{key}/comment'),
    { method: 'PUT', pattern: '/issue/{key}' },
  ]);

  it('prefers the literal path whatever the order of the routes', () => {
    expect(find('GET', '/issue/createmeta')).toMatchObject({ kind: 'found', route: { pattern: '/issue/createmeta' } });
    expect(find('GET', '/issue/createmeta/comment')).toMatchObject({ params: { project: 'comment' } });
  });

  it('falls back to the parameter for another method on a literal path', () => {
    expect(find('PUT', '/issue/createmeta')).toMatchObject({ kind: 'found', params: { key: 'createmeta' } });
  });

  it('decodes parameters, and takes a trailing slash', () => {
    expect(find('GET', '/issue/A%2F1/comment/7/')).toMatchObject({ params: { key: 'A/1', id: '7' } });
  });

  it('knows no route for a stray percent sign, an empty part or another length', () => {
    for (const path of ['/issue/%', '/issue//comment', '/issue', '/']) expect(find('GET', path).kind).toBe('unknown');
  });

  it('tells the methods of a path that is known for others', () => {
    expect(find('DELETE', '/issue/A-1')).toEqual({ kind: 'wrong-method', allowed: ['GET', 'PUT'] });
  });

  it('refuses two routes that cannot be told apart', () => {
    expect(() => compileRoutes([get('/issue/{key}'), get('/issue/{id}')])).toThrow('Two routes answer GET /issue/{}');
  });
});
