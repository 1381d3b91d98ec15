type FirstLoadFile = { name: string; raw: number; gzip: number; brotli: number };

export function firstLoad(): FirstLoadFile[];
export function total(files: readonly FirstLoadFile[], extension: string, measure: 'raw' | 'gzip' | 'brotli'): number;
