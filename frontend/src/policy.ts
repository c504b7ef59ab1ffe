import { z } from 'zod';

// Compiled checks would need `eval`, which the page's policy forbids; said before the first schema is made.
z.config({ jitless: true });
