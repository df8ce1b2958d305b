import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** Where a page may get pictures from; one that others made may carry some in its own text. */
type Pictures = "'self'" | "'self' data:";

/** Where a page may get what from: only here, and only what carries this reply's nonce. */
export function contentSecurityPolicy(nonce: string, pictures: Pictures = "'self'"): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src ${pictures}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sends a page made with a nonce of its own. */
export function sendPage(
  reply: FastifyReply,
  page: (nonce: string) => string,
  pictures?: Pictures,
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce, pictures))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page(nonce));
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it is written inside a page. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
