import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import { URL } from 'node:url';
import tseslint from 'typescript-eslint';

/** Imports point one way: messages, theme < api < shared folders < features < app. Features don't know each other. */
const features = readdirSync(new URL('./src/features', import.meta.url));
const shared = ['access', 'audit', 'changes', 'components', 'forms', 'session', 'workspace'];
const zones = [
  { target: './src/features', from: './src/app', message: 'The app stands above its features.' },
  ...shared.map((folder) => ({
    target: `./src/${folder}`,
    from: ['./src/app', './src/features'],
    message: 'Shared folders know no feature.',
  })),
  {
    target: './src/api',
    from: ['./src/app', './src/features', ...shared.map((folder) => `./src/${folder}`)],
    message: 'The API stands below everything but the messages.',
  },
  ...['messages', 'theme'].map((folder) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [`./${folder}`],
    message: 'Messages and theme know nothing else.',
  })),
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
    message: 'What two features need belongs in a shared folder.',
  })),
];

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX, 'react-hooks': hooks, 'jsx-a11y': a11y },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      ...a11y.flatConfigs.recommended.rules,
      ...hooks.configs.recommended.rules,
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-proto': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "AssignmentExpression[left.type='MemberExpression'][left.computed=true]",
          message: 'A key from outside could be __proto__. Make a new object ({ ...old, [key]: value }) or use a Map.',
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  {
    // The end-to-end tests run in Node; what they hand to the browser runs there.
    files: ['e2e/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(['Buffer', 'URL', 'document', 'fetch', 'navigator', 'performance', 'process', 'window'].map((name) => [name, 'readonly'])),
    },
    rules: { 'max-lines': ['error', { max: 400 }] },
  },
  {
    // A component is mostly its markup; a test's describe holds all its cases.
    files: ['**/*.tsx', 'tests/**'],
    rules: { 'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['tests/**'],
    rules: {
      'max-lines': ['error', { max: 600 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
