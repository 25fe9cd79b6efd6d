// The theme's CSS variables as a style sheet made at build time: the console needs no <style> element in the page,
// so its content security policy allows own style sheets only.
import { convertCssVariables, defaultCssVariablesResolver, deepMerge, mergeMantineTheme } from '@mantine/core';
import { DEFAULT_THEME } from '@mantine/core';
import type { Plugin } from 'vite';
import { theme, variables } from '../src/theme/theme.ts';

const NAME = 'virtual:theme.css';

function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const resolved = deepMerge(defaultCssVariablesResolver(merged), variables(merged));
  return (
    convertCssVariables(resolved) +
    ':root[data-mantine-color-scheme="dark"]{--mantine-color-scheme:dark}' +
    ':root[data-mantine-color-scheme="light"]{--mantine-color-scheme:light}'
  );
}

export function themeCssPlugin(): Plugin {
  return {
    name: 'theme-css',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? themeCss() : undefined),
  };
}
