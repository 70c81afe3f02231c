// The pages' policy forbids code made from text, which zod would try: told before any schema is made.
import { config } from 'zod';

config({ jitless: true });
