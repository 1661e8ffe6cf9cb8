/** Written by `scripts/learn-boilerplate.mjs`; do not edit. */
// biome-ignore format: one line for eight
export const BOILERPLATE: readonly number[] = [
  0x0d101348, 0x3f8ebf4c, 0x5e096e02, 0x63985420, 0x8eff3122, 0xa902ba94, 0xbc178f21, 0xbe2f7208,
  0xd624c005,
];
