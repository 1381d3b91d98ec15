// The least that a React page with a prompt box can be: what the app's cold load is compared with.
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
// biome-ignore lint/a11y/noAutofocus: as the app does
if (root) createRoot(root).render(<textarea aria-label="Prompt" autoFocus />);
