import { config } from 'zod';

/** The pages' policy forbids code made from text, which zod would try. */
config({ jitless: true });
