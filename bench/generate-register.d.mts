export function randomOf(seed: number): () => number;
export function generateRegister(options?: {
  systems?: number;
  records?: number;
  files?: number;
  cards?: number;
  seed?: number;
}): Map<string, string>;
