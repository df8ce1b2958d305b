// One module per icon: the package's own index would load five thousand of them.
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { ComponentType } from 'react';

  const Glyph: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean; className?: string }>;
  export default Glyph;
}
