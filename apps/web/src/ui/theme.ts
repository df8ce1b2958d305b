import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core';

/** Where dialogs, menus and lists of choices are drawn; every frame has one. */
export const overlaysId = 'overlays';

/** The blue of Italian public administration, #0066CC at the seventh step. */
const italia: MantineColorsTuple = [
  '#eaf3fc',
  '#d3e6f8',
  '#a9cdf0',
  '#78b0e6',
  '#4a93dc',
  '#1f79d2',
  '#0066cc',
  '#0059b3',
  '#004d99',
  '#003366',
];
const grey: MantineColorsTuple = [
  '#f6f8fa',
  '#eef1f5',
  '#e3e8ee',
  '#d3dae3',
  '#bcc5d0',
  '#7b8794',
  '#5c6470',
  '#4a5563',
  '#2f3a47',
  '#17212b',
];

const family =
  "'Titillium Web', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const theme = createTheme({
  primaryColor: 'italia',
  primaryShade: 6,
  colors: { italia, gray: grey },
  black: '#17212b',
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: rem(13), sm: rem(15), md: rem(15), lg: rem(17), xl: rem(20) },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.3' },
  spacing: { xs: rem(6), sm: rem(10), md: rem(14), lg: rem(20), xl: rem(28) },
  headings: {
    fontFamily: family,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(24), lineHeight: '1.25' },
      h2: { fontSize: rem(18), lineHeight: '1.3' },
      h3: { fontSize: rem(16), lineHeight: '1.35' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // Inside <main>, so that whoever walks the landmarks finds what has opened.
    Portal: { defaultProps: { target: `#${overlaysId}` } },
    // The kit's own placeholder is no item of a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});

/** What the kit's own colours lack: 3:1 on the borders of inputs, 4.5:1 on secondary text. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4a5563',
    '--mantine-color-placeholder': '#5c6470',
    '--mantine-color-error': '#b3263e',
    '--mantine-color-success': '#00693e',
    '--mantine-color-default-border': '#7b8794',
    '--mantine-color-disabled': '#eef1f5',
    '--mantine-color-disabled-color': '#5c6470',
    '--mantine-color-disabled-border': '#bcc5d0',
  },
  dark: {},
});
