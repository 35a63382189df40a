import type { UserOption } from '../../ui/picker/user-picker';

/** Made-up people of a made-up shop. */
export const PEOPLE: readonly UserOption[] = [
  { accountId: 'a1', displayName: 'Mara Lind', note: 'You' },
  { accountId: 'a2', displayName: 'Malte Aurich', note: 'Storefront' },
  { accountId: 'a3', displayName: 'Tilda Mattis', note: 'Payments' },
  { accountId: 'a4', displayName: 'Jo Marrow', note: 'Operations' },
  { accountId: 'a5', displayName: 'Oda Voss', note: 'Payments' },
  { accountId: 'a6', displayName: 'Ines Okafor', note: 'Storefront' },
  { accountId: 'a7', displayName: 'Tomás Ibarra', note: 'Operations' },
];

export const ME = 'a1';
