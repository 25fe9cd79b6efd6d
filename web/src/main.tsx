import '@fontsource-variable/inter/index.css';
import '@/theme/kit-styles';
import 'virtual:theme.css';
import '@/theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { keepScrollbarWidth } from '@/theme/scrollbar-width';

keepScrollbarWidth();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
