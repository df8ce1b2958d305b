import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './kit.css';
import './tokens.css';
import './kit-overrides.css';
import { ConfirmationHost } from './confirm.tsx';
import { cssVariables, theme } from './theme.ts';
import { ToastHost } from './toast.tsx';

declare global {
  // Read by the library that keeps the page still behind a dialog.
  var __webpack_nonce__: string | undefined;
}

/** The nonce that the page was served with: styles made at run time must carry it. */
function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Everything the pieces of this folder need around them. */
export function KitProvider({ children, isTest = false }: { children: ReactNode; isTest?: boolean }) {
  globalThis.__webpack_nonce__ ??= pageNonce();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={pageNonce}
      forceColorScheme="light"
      env={isTest ? 'test' : 'default'}
    >
      {children}
      <ConfirmationHost />
      <ToastHost />
    </MantineProvider>
  );
}
