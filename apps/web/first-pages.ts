import type { Plugin } from 'vite';

/** The letters that every first page is written in come with it, so that its text is set once. */
const firstFonts = /titillium-web-latin-(400|600|700)-normal-.*\.woff2$/;

/** The pages where most visits begin, and the file that each is made of. */
const firstPages = { '/': '/pages/home-page.tsx', '/sign-in': '/identity/sign-in-page.tsx' };

type Bundle = Readonly<Record<string, BundleFile>>;
interface BundleFile {
  readonly type: 'chunk' | 'asset';
  readonly facadeModuleId?: string | null;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/** A file, and all that it needs before it can run. */
function withImports(bundle: Bundle, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const css of bundle[file]?.viteMetadata?.importedCss ?? []) found.add(css);
  for (const needed of bundle[file]?.imports ?? []) withImports(bundle, needed, found);
  return found;
}

/** What each first page needs beyond what every page loads. */
function ownFiles(bundle: Bundle): Record<string, string[]> {
  const files = Object.keys(bundle);
  const entry = files.find((file) => bundle[file]?.isEntry) ?? '';
  const shared = withImports(bundle, entry);
  return Object.fromEntries(
    Object.entries(firstPages).map(([address, source]) => {
      const page = files.find((file) => bundle[file]?.facadeModuleId?.endsWith(source));
      if (page === undefined) throw new Error(`no file of the build is made of ${source}`);
      return [address, [...withImports(bundle, page)].filter((file) => !shared.has(file))];
    }),
  );
}

const preloadScript = (files: Record<string, string[]>) => `
for (const file of ${JSON.stringify(files)}[location.pathname] ?? []) {
  const link = document.createElement('link');
  link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload';
  if (file.endsWith('.css')) link.as = 'style';
  link.crossOrigin = '';
  link.nonce = document.currentScript.nonce;
  link.href = '/' + file;
  document.head.append(link);
}`;

/** Where the script goes: before the style sheets, which an inline script would wait for. */
const marker = '<!-- first-pages -->';

/** Puts what the first page needs into index.html, so that the browser fetches all of it at once. */
export const firstPagesPlugin: Plugin = {
  name: 'first-pages',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      if (!bundle) return html;
      const fonts = Object.keys(bundle).filter((file) => firstFonts.test(file));
      return {
        html: html.replace(marker, () => `<script>${preloadScript(ownFiles(bundle))}</script>`),
        tags: fonts.map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        })),
      };
    },
  },
};
