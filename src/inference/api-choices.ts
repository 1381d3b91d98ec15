import type { ApiId } from './api.ts';

/** What a person reads of an API where an endpoint is set up: its name, and what its base URL is. */
export type ApiChoice = { name: string; baseUrl: { hint: string; suggestion: string } };

const router = 'https://router.huggingface.co';

export const apiChoices: Record<ApiId, ApiChoice> = {
  'inference-api': {
    name: 'Inference API (as documented)',
    baseUrl: { hint: 'What stands before /models/owner/name', suggestion: '' },
  },
  'hugging-face': {
    name: 'Hugging Face (current)',
    baseUrl: { hint: 'What stands before /models/owner/name', suggestion: `${router}/hf-inference` },
  },
  'hf-providers': {
    name: 'Hugging Face Inference Providers',
    baseUrl: { hint: 'The router’s address', suggestion: router },
  },
  'inference-endpoint': {
    name: 'Inference Endpoint',
    baseUrl: { hint: 'The whole URL of the endpoint', suggestion: '' },
  },
  'openai-images': {
    name: 'OpenAI images',
    baseUrl: { hint: 'What stands before /v1/images/generations', suggestion: 'https://api.openai.com' },
  },
  'stable-diffusion-cpp': {
    name: 'stable-diffusion.cpp',
    baseUrl: { hint: 'What stands before /v1/images/generations', suggestion: 'http://127.0.0.1:1234' },
  },
  localai: {
    name: 'LocalAI',
    baseUrl: { hint: 'What stands before /v1/images/generations', suggestion: 'http://127.0.0.1:8080' },
  },
  automatic1111: {
    name: 'AUTOMATIC1111',
    baseUrl: { hint: 'What stands before /sdapi/v1/txt2img', suggestion: 'http://127.0.0.1:7860' },
  },
};
