// Entry of the workspace.
import '@keepwell/ui/keepwell.css';
import './web.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './language/i18n.ts';
import { rememberLanguage, currentLanguage, hasChosenLanguage } from './language/language-state.ts';
import { startTheme } from './theme/theme-state.ts';

startTheme();
if (hasChosenLanguage()) rememberLanguage(currentLanguage());
await startI18n();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
