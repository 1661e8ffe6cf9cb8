// The entry of the tests inside VS Code, the same for every form of it: desktop, browser, either extension host.
// scripts/lib/bundle-tests.mjs bundles it with the tests of a workspace, since the web host loads one file only.
export { run } from './kit/runner';
