import 'react';

declare module 'react' {
  // Custom properties are how a style gets a value to compute with.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
