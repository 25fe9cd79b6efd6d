/**
 * The look of the whole console: colours, type, spacing, corners, and what every component starts from. Nothing else
 * names a colour or a size that isn't here. `variables` becomes a style sheet at build time (build/theme-css.ts).
 */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple, rem } from '@mantine/core';
import { keepTabInMenu, takeFocusOfDialog, takeFocusOfMenu } from './take-focus.ts';

/** What can be done: a deep green-blue. */
const accent: MantineColorsTuple = [
  '#eef6f6', '#d8eaeb', '#afd5d7', '#82bfc3', '#55a8ad', '#2f9096', '#177a81', '#0c6369', '#0a5055', '#083d41',
];

/** What can't be undone. */
const danger: MantineColorsTuple = [
  '#fdf1f0', '#fadfdd', '#f3bcb8', '#ea958f', '#e07069', '#d24f48', '#bf3a34', '#a82f2a', '#8a2622', '#6d1f1c',
];

const gray: MantineColorsTuple = [
  '#fafafa', '#f5f5f6', '#ececee', '#e1e1e4', '#cbcbd0', '#9c9ca5', '#6a6a73', '#515159', '#323237', '#1b1b1f',
];

const dark: MantineColorsTuple = [
  '#e6e7e9', '#c3c5c9', '#a0a3a9', '#7e8189', '#34373c', '#292c30', '#1e2023', '#161719', '#111214', '#0c0d0e',
];

const quick = { duration: 120 };

export const theme = createTheme({
  colors: { accent, danger, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: '#1b1b1f',
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: '28px' },
      h2: { fontSize: rem(16), lineHeight: '24px' },
      h3: { fontSize: rem(14), lineHeight: '20px' },
    },
  },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(16) },
  // Hairlines part things; only what floats above the page has a shadow, and a faint one.
  shadows: {
    xs: 'none',
    sm: '0 4px 16px rgb(0 0 0 / 8%)',
    md: '0 8px 32px rgb(0 0 0 / 12%)',
    lg: '0 8px 32px rgb(0 0 0 / 12%)',
    xl: '0 8px 32px rgb(0 0 0 / 12%)',
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  autoContrast: false,
  components: {
    // The page is held still by a rule of the global sheet while a dialog is open: the kit's own lock writes a <style>.
    Modal: {
      defaultProps: { lockScroll: false, centered: true, padding: 'lg', shadow: 'md', transitionProps: quick, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontWeight: 600, fontSize: rem(16), lineHeight: rem(22) }, content: { border: '1px solid var(--gh-line)' } },
    },
    // A dialog's head is no banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    DrawerRoot: { defaultProps: { lockScroll: false, position: 'right', padding: 'lg', transitionProps: quick, shadow: 'md' } },
    ModalContent: { defaultProps: { ref: takeFocusOfDialog } },
    DrawerContent: { defaultProps: { ref: takeFocusOfDialog } },
    // A menu may hold nothing but its items: no placeholder for the first focus. It is there at once, and so is the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, trapFocus: false, shadow: 'sm', transitionProps: { duration: 0 }, withinPortal: true, position: 'bottom-end' } },
    MenuDropdown: { defaultProps: { ref: takeFocusOfMenu, onKeyDown: keepTabInMenu } },
    Popover: { defaultProps: { shadow: 'sm', transitionProps: quick } },
    Tooltip: { defaultProps: { transitionProps: quick, openDelay: 300, withArrow: false } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right', comboboxProps: { transitionProps: quick, shadow: 'sm' } } },
    MultiSelect: { defaultProps: { comboboxProps: { transitionProps: quick, shadow: 'sm' } } },
    InputWrapper: { styles: { label: { marginBottom: rem(4) }, description: { fontSize: rem(12), lineHeight: '16px' } } },
    Button: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 'xs' } },
    Table: { defaultProps: { verticalSpacing: 0 } },
  },
});

/** Hues of the avatars: one is picked by the person's id. */
const avatarHues = [174, 205, 232, 265, 318, 12, 36, 92];

function avatarColors(ground: string, text: string): Record<string, string> {
  return Object.fromEntries(
    avatarHues.flatMap((hue, at) => [
      [`--gh-avatar-${at}`, `hsl(${hue} ${ground})`],
      [`--gh-avatar-text-${at}`, `hsl(${hue} ${text})`],
    ]),
  );
}

export const avatarColorCount = avatarHues.length;

/** Variables beyond the kit's own: surfaces, hairlines, text, status dots. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--gh-row': rem(40),
    '--gh-row-dense': rem(34),
    '--gh-content': rem(1200),
    '--gh-sidebar': rem(248),
    '--gh-motion': '120ms',
  },
  light: {
    ...avatarColors('38% 90%', '45% 26%'),
    '--gh-ground': '#ffffff',
    '--gh-side': '#f8f8f9',
    '--gh-raised': '#ffffff',
    '--gh-subtle': '#f5f5f6',
    '--gh-hover': '#f2f2f4',
    '--gh-chosen': '#e6f1f1',
    '--gh-line': '#e4e4e7',
    '--gh-text': '#1b1b1f',
    '--gh-quiet': '#62626b',
    '--gh-link': '#0c6369',
    '--gh-good': '#2b7a4b',
    '--gh-wait': '#96670a',
    '--gh-off': '#7b7b84',
    '--gh-bad': '#a82f2a',
    '--gh-bad-ground': '#fdf1f0',
    '--gh-wait-ground': '#fbf5e6',
    '--gh-good-ground': '#eef6f1',
    '--mantine-color-dimmed': '#62626b',
    '--mantine-color-placeholder': '#73737c',
    '--mantine-color-default-border': '#d9d9dd',
    '--mantine-color-error': '#a82f2a',
  },
  dark: {
    ...avatarColors('22% 24%', '40% 82%'),
    '--gh-ground': '#161719',
    '--gh-side': '#111214',
    '--gh-raised': '#1c1d20',
    '--gh-subtle': '#1e2023',
    '--gh-hover': '#212327',
    '--gh-chosen': '#16302f',
    '--gh-line': '#2b2e33',
    '--gh-text': '#e6e7e9',
    '--gh-quiet': '#a0a3a9',
    '--gh-link': '#6cc0c5',
    '--gh-good': '#64b98a',
    '--gh-wait': '#d9a945',
    '--gh-off': '#8d9097',
    '--gh-bad': '#ee9089',
    '--gh-bad-ground': '#2e1a19',
    '--gh-wait-ground': '#2b2415',
    '--gh-good-ground': '#15261d',
    '--mantine-color-accent-light': '#16302f',
    '--mantine-color-accent-light-hover': '#1b3a39',
    '--mantine-color-accent-light-color': '#8fd0d4',
    '--mantine-color-dimmed': '#a0a3a9',
    '--mantine-color-placeholder': '#8d9097',
    '--mantine-color-default-border': '#383b41',
    '--mantine-color-error': '#ee9089',
  },
});
