import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ScopeList } from '../../../../../src/renderer/features/settings/mirror/scope-list';

it('says on its own row why a scope is not synced, and nothing on the others', () => {
  render(
    <ScopeList
      scopes={[
        { kind: 'project', projectId: '10020', key: 'SHOP', name: 'Storefront' },
        { kind: 'query', name: 'Mine', jql: 'severity = High' },
        { kind: 'query', name: 'All', jql: 'created > -900d' },
      ]}
      troubles={[
        null,
        { why: 'refused', messages: ["Field 'severity' does not exist."], since: 1 },
        { why: 'full', most: 2e9 },
      ]}
      onRemove={vi.fn<() => void>()}
    />,
  );
  const [shop, mine, all] = screen.getAllByRole('listitem');
  expect(shop).toHaveTextContent(/^StorefrontSHOP$/);
  expect(mine).toHaveTextContent("Not synced: Jira does not take the query. Field 'severity' does not exist.");
  expect(all).toHaveTextContent('Not read whole: the mirror has reached 2 GB.');
});
