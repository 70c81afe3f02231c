import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** What a page of the studio may load and do: its own scripts, styles and pictures; nothing inline, nothing from elsewhere, in no frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

const isSame = (one: string, other: string): boolean => {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
};

/** Methods that change nothing. */
const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

export interface Guard {
  /** Part of the address that is opened first. */
  readonly token: string;
  /** Refuses whatever does not come from a page of this very studio. */
  readonly protect: MiddlewareHandler;
  /** The token becomes a cookie, and leaves the address. */
  readonly enter: (context: Context) => Response;
}

/**
 * Keeps strangers out: other sites that are open in the same browser (Host, Origin, SameSite), names that an attacker lets point at this machine
 * (Host), other people of the machine (token). `host` is `127.0.0.1:<port>`, known once the server listens.
 */
export function buildGuard(host: () => string): Guard {
  const token = randomBytes(32).toString('hex');
  const session = randomBytes(32).toString('hex');
  // Cookies know no ports: two studios must not take each other's.
  const cookie = (): string => `mokuhyo-${host().split(':')[1] ?? ''}`;
  const refuse = (context: Context, status: 403 | 401, text: string): Response => context.text(text, status, headers);
  return {
    token,
    enter(context) {
      if (!isSame(context.req.query('token') ?? '', token)) {
        return refuse(
          context,
          401,
          'この番地は使えません。端末に出た番地を開いてください。 / Open the address that the terminal shows.',
        );
      }
      setCookie(context, cookie(), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
      const next =
        '<!doctype html><meta charset="utf-8"><title>mokuhyo</title><meta http-equiv="refresh" content="0;url=/">';
      return context.html(next);
    },
    async protect(context, next) {
      for (const [name, value] of Object.entries(headers)) context.header(name, value);
      if (context.req.header('host') !== host()) return refuse(context, 403, 'wrong host');
      const origin = context.req.header('origin');
      const site = context.req.header('sec-fetch-site');
      if (origin !== undefined ? origin !== `http://${host()}` : !isReading(context.req.method)) {
        return refuse(context, 403, 'wrong origin');
      }
      if (context.req.path === '/open') return next();
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(context, 403, 'wrong site');
      if (isSame(getCookie(context, cookie()) ?? '', session)) return next();
      return refuse(context, 401, '端末に出た番地から開いてください。 / Open the address that the terminal shows.');
    },
  };
}
