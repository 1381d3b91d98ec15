import { frameKind } from '#settings/frame.ts';
import { start } from './app/start.tsx';

// Inside another website nothing starts; public/boot.js has drawn the way out of it (TRUST R11).
if (frameKind() !== 'other') await start();
