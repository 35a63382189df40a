import { readFileSync } from 'node:fs';

/** Where Linux distributions keep the authorities that the system trusts, in one file. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The certificate authorities that this computer trusts, PEM: a company that inspects TLS has put its own among them. Node 22.15 and
 * later reads the system's store itself; before, on Linux, its bundle is read. Nothing found is an empty list.
 */
export async function systemCertificates(): Promise<readonly string[]> {
  // Read with the first request; Node decodes its own list of authorities for it.
  const { default: tls } = await import('node:tls');
  const fromNode = (tls as { getCACertificates?: (kind: 'system') => string[] }).getCACertificates;
  if (fromNode !== undefined) return fromNode('system');
  for (const file of BUNDLES) {
    try {
      return readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    } catch {
      // Each distribution has one of these; the others are not there.
    }
  }
  return [];
}
